package io.latchkey.api;

import java.util.List;

/**
 * {@code GET /auth/scopes} (token API 3.5).
 *
 * @param external the names that may be asked for, canonical, sorted bytewise
 */
public record ScopesResponse(List<String> external) {}
