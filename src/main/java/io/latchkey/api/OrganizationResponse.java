package io.latchkey.api;

import java.time.Instant;
import java.util.UUID;

/** An organization (protected resources, Organizations). */
public record OrganizationResponse(
    UUID id,
    String name,
    String displayName,
    String description,
    String icon,
    Instant createdAt,
    Instant updatedAt,
    boolean isDefault) {}
