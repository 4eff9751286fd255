package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A workspace. Whatever would make it start, stop or become dormant by itself is null, and is sent
 * as null.
 *
 * @param outdated whether the latest build's version is not the template's active one
 * @param automaticUpdates {@code never}
 */
@JsonbPropertyOrder("id")
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
    WorkspaceBuildResponse latestBuild,
    boolean templateRequireActiveVersion,
    boolean templateUseClassicParameterFlow,
    boolean isPrebuild,
    @JsonbNillable Instant dormantAt,
    @JsonbNillable Instant deletingAt,
    @JsonbNillable Map<String, String> latestAppStatus,
    @JsonbNillable Instant nextStartAt,
    @JsonbNillable String autostartSchedule,
    @JsonbNillable Long ttlMs) {

  /** Whether all is well, which here it always is. */
  public record Health(boolean healthy, List<String> failingAgents) {}
}
