package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An organization (protected resources, Organizations).
 *
 * @param defaultOrgMemberRoles empty
 */
@JsonbPropertyOrder("id")
public record OrganizationResponse(
    UUID id,
    String name,
    String displayName,
    String description,
    String icon,
    Instant createdAt,
    Instant updatedAt,
    boolean isDefault,
    List<String> defaultOrgMemberRoles) {}
