package io.latchkey.api;

import java.util.UUID;

/**
 * The answer to {@code POST /users/first}: the owner and the default organization made for them.
 */
public record CreateFirstUserResponse(UUID userId, UUID organizationId) {}
