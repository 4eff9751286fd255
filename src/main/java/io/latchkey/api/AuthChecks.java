package io.latchkey.api;

import java.util.Map;

/**
 * The checks of an {@link AuthCheckRequest}, each under a key of the client's. JSON-B would read
 * the keys of a map as it reads values, so this has a reader of its own.
 */
public record AuthChecks(Map<String, AuthCheckRequest.Check> byKey) {}
