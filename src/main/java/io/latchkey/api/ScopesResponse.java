package io.latchkey.api;

import java.util.List;

/**
 * {@code GET /auth/scopes} (token API 3.5).
 *
 * @param external the names that may be asked for, canonical: the built-in ones sorted bytewise,
 *     then those of the deployment's own types
 * @param resourceTypes the types that the deployment declares (verification 1)
 */
public record ScopesResponse(List<String> external, List<ResourceTypeResponse> resourceTypes) {}
