package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One step in the life of a workspace.
 *
 * @param buildNumber counts from 1 in each workspace
 * @param transition {@code start}, {@code stop} or {@code delete}
 * @param status {@code running}, {@code stopped} or {@code deleted}
 * @param resources empty
 * @param deadline null, and sent as null; so are {@code maxDeadline} and {@code
 *     templateVersionPresetId}
 */
@JsonbPropertyOrder("id")
public record WorkspaceBuildResponse(
    UUID id,
    long buildNumber,
    Instant createdAt,
    Instant updatedAt,
    UUID workspaceId,
    String workspaceName,
    UUID workspaceOwnerId,
    String workspaceOwnerName,
    UUID templateVersionId,
    String templateVersionName,
    String transition,
    String status,
    String reason,
    UUID initiatorId,
    String initiatorName,
    List<String> resources,
    JobResponse job,
    long dailyCost,
    @JsonbNillable Instant deadline,
    @JsonbNillable Instant maxDeadline,
    @JsonbNillable UUID templateVersionPresetId) {}
