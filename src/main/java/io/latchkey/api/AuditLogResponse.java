package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One row of the audit log (token API 3.8).
 *
 * @param requestId the nil UUID when it was not caused by a request
 * @param resourceId the object; for an API key its user
 * @param resourceTarget what people call the object; empty for sessions
 * @param diff by field: {@code old} and {@code new}, left out when empty, and {@code secret}
 * @param statusCode the HTTP status of the request
 * @param additionalFields by name; the acting key's id, scopes and allow list among them
 * @param description with {@code {user}} and {@code {target}} for the reader to fill in
 * @param isDeleted whether the object has been deleted since; always false for API keys
 * @param user who did it, as that user is now; null when there is nobody
 * @param organization what the object belongs to: the default one for keys and users, too
 * @param organizationId the same, deprecated
 */
@JsonbPropertyOrder("id")
public record AuditLogResponse(
    UUID id,
    UUID requestId,
    Instant time,
    String ip,
    String userAgent,
    String resourceType,
    UUID resourceId,
    String resourceTarget,
    String resourceIcon,
    String action,
    Map<String, Object> diff,
    long statusCode,
    Map<String, Object> additionalFields,
    String description,
    String resourceLink,
    boolean isDeleted,
    @JsonbNillable UserResponse user,
    Organization organization,
    UUID organizationId) {

  /** What an object belongs to. */
  @JsonbPropertyOrder("id")
  public record Organization(UUID id, String name, String displayName, String icon) {

    /** The part of an organization that a row shows. */
    public static Organization of(OrganizationResponse shown) {
      return new Organization(shown.id(), shown.name(), shown.displayName(), shown.icon());
    }
  }
}
