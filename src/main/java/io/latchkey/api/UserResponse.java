package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user (token API 3.3).
 *
 * @param status {@code active}, {@code dormant} or {@code suspended}
 * @param loginType {@code password} or {@code none}
 * @param organizationIds never empty, except in the audit log, where it always is
 * @param roles the explicit site roles; never null
 */
@JsonbNillable // for the audit log: for a member that is a record, Yasson asks the record's class
@JsonbPropertyOrder("id")
public record UserResponse(
    UUID id,
    String username,
    String name,
    String email,
    String avatarUrl,
    Instant createdAt,
    Instant updatedAt,
    Instant lastSeenAt,
    String status,
    String loginType,
    List<UUID> organizationIds,
    List<RoleResponse> roles,
    String themePreference,
    boolean hasAiSeat,
    boolean isServiceAccount) {

  /** The same, as a row of the audit log shows it. */
  public UserResponse withoutOrganizations() {
    return new UserResponse(
        id,
        username,
        name,
        email,
        avatarUrl,
        createdAt,
        updatedAt,
        lastSeenAt,
        status,
        loginType,
        List.of(),
        roles,
        themePreference,
        hasAiSeat,
        isServiceAccount);
  }
}
