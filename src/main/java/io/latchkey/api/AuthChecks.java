package io.latchkey.api;

import java.util.Map;

/**
 * The checks of an {@link AuthCheckRequest}, each under a key that the client chose. JSON-B would
 * read the keys of a map as it reads values, so this type has a reader of its own.
 */
public record AuthChecks(Map<String, AuthCheckRequest.Check> byKey) {}
