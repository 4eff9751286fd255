package io.latchkey.registry;

import io.latchkey.api.JobResponse;
import io.latchkey.api.WorkspaceBuildResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One step in the life of a workspace: started, stopped or deleted by somebody. Never changes. */
@Entity
@Table(name = "workspace_builds")
@NamedQuery(
    name = "WorkspaceBuild.latestVersion",
    query =
        "select b.templateVersionId from WorkspaceBuild b"
            + " where b.workspaceId = :workspace and b.buildNumber = :number")
public class WorkspaceBuild {

  static final String DEFAULT_REASON = "initiator";

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "workspace_id", columnDefinition = "binary(16)")
  private UUID workspaceId;

  @Column(name = "build_number")
  private int buildNumber;

  @Column(name = "template_version_id", columnDefinition = "binary(16)")
  private UUID templateVersionId;

  @Column(name = "initiator_id", columnDefinition = "binary(16)")
  private UUID initiatorId;

  @Convert(converter = Transition.Column.class)
  private Transition transition;

  private String reason;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For Hibernate. */
  protected WorkspaceBuild() {}

  /** The workspace's next build, which the workspace counts too. */
  WorkspaceBuild(
      Workspace workspace,
      UUID templateVersionId,
      UUID initiatorId,
      Transition transition,
      String reason,
      Instant now) {
    this.id = UUID.randomUUID();
    this.workspaceId = workspace.id();
    this.buildNumber = workspace.build(transition, now);
    this.templateVersionId = Objects.requireNonNull(templateVersionId);
    this.initiatorId = Objects.requireNonNull(initiatorId);
    this.transition = transition;
    this.reason = reason;
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  Transition transition() {
    return transition;
  }

  String reason() {
    return reason;
  }

  UUID templateVersionId() {
    return templateVersionId;
  }

  /** This build as it is sent. */
  WorkspaceBuildResponse toResponse(
      Workspace workspace, Template template, String owner, String initiator) {
    return new WorkspaceBuildResponse(
        id,
        buildNumber,
        createdAt,
        createdAt,
        workspaceId,
        workspace.name(),
        workspace.ownerId(),
        owner,
        templateVersionId,
        "",
        transition.text(),
        transition.status(),
        reason,
        initiatorId,
        initiator,
        List.of(),
        JobResponse.done(
            id,
            createdAt,
            workspace.organizationId(),
            initiatorId,
            template.jobMetadata(workspaceId, workspace.name())),
        0,
        null,
        null,
        null);
  }
}
