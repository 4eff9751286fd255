package io.latchkey.api;

/**
 * {@code GET /users/{user}/keys/tokens/tokenconfig} (token API 3.4).
 *
 * @param maxTokenLifetime nanoseconds
 */
public record TokenConfigResponse(long maxTokenLifetime) {}
