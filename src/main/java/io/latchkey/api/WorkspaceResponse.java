package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A workspace. {@code autostart_schedule}, {@code ttl_ms}, {@code dormant_at} and {@code
 * deleting_at} are left out, as null is.
 *
 * @param outdated whether the latest build's version is not the template's active one
 * @param automaticUpdates {@code never}
 */
public record WorkspaceResponse(
    UUID id,
    Instant createdAt,
    Instant updatedAt,
    Instant lastUsedAt,
    UUID ownerId,
    String ownerName,
    String ownerAvatarUrl,
    UUID organizationId,
    String organizationName,
    UUID templateId,
    String templateName,
    String templateDisplayName,
    String templateIcon,
    UUID templateActiveVersionId,
    boolean templateAllowUserCancelWorkspaceJobs,
    String name,
    boolean outdated,
    String automaticUpdates,
    boolean favorite,
    boolean allowRenames,
    Health health,
    WorkspaceBuildResponse latestBuild) {

  /** Whether all is well, which here it always is. */
  public record Health(boolean healthy, List<String> failingAgents) {}
}
