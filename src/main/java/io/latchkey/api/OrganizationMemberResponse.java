package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as a member of an organization.
 *
 * @param roles in the organization; always empty
 * @param globalRoles the explicit site roles; never null
 * @param createdAt when the user was created, and so became a member
 * @param hasAiSeat false
 */
public record OrganizationMemberResponse(
    UUID userId,
    UUID organizationId,
    String username,
    String name,
    String email,
    String avatarUrl,
    List<RoleResponse> roles,
    List<RoleResponse> globalRoles,
    Instant createdAt,
    Instant updatedAt,
    String status,
    String loginType,
    Instant userCreatedAt,
    Instant userUpdatedAt,
    boolean hasAiSeat) {}
