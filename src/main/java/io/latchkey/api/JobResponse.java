package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The work behind a build or a template version, which is done as soon as it is registered.
 *
 * @param status {@code succeeded}
 * @param fileId the nil UUID: there are no files
 * @param tags empty
 * @param queuePosition 0
 * @param queueSize 0
 * @param input empty
 * @param type {@code workspace_build} or {@code template_version_import}
 * @param logsOverflowed false
 */
@JsonbPropertyOrder("id")
public record JobResponse(
    UUID id,
    Instant createdAt,
    String status,
    UUID fileId,
    Map<String, String> tags,
    long queuePosition,
    long queueSize,
    UUID organizationId,
    UUID initiatorId,
    Map<String, String> input,
    String type,
    Metadata metadata,
    boolean logsOverflowed) {

  private static final UUID NIL = new UUID(0, 0);

  /**
   * What the work was for.
   *
   * @param templateVersionName empty
   * @param workspaceId left out where there is none
   * @param workspaceName left out where there is none
   */
  public record Metadata(
      String templateVersionName,
      UUID templateId,
      String templateName,
      String templateDisplayName,
      String templateIcon,
      UUID workspaceId,
      String workspaceName) {}

  /** The job of a build, or of a version when the metadata name no workspace. */
  public static JobResponse done(
      UUID id, Instant createdAt, UUID organizationId, UUID initiatorId, Metadata metadata) {
    return new JobResponse(
        id,
        createdAt,
        "succeeded",
        NIL,
        Map.of(),
        0,
        0,
        organizationId,
        initiatorId,
        Map.of(),
        metadata.workspaceId() == null ? "template_version_import" : "workspace_build",
        metadata,
        false);
  }
}
