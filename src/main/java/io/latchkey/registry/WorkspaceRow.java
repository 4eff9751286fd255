package io.latchkey.registry;

import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.api.WorkspaceResponse.Health;
import java.util.List;

/**
 * A workspace with one of its builds, usually the latest, and what is shown of its template,
 * organization, owner and the build's initiator.
 */
record WorkspaceRow(
    Workspace workspace,
    WorkspaceBuild build,
    Template template,
    String organization,
    String owner,
    String ownerAvatarUrl,
    String initiator) {

  static final String FROM =
      " from Workspace w join WorkspaceBuild b on b.workspaceId = w.id"
          + " join Template t on t.id = w.templateId"
          + " join Organization o on o.id = w.organizationId"
          + " join User u on u.id = w.ownerId"
          + " join User i on i.id = b.initiatorId";

  static final String SELECT =
      "select new io.latchkey.registry.WorkspaceRow("
          + "w, b, t, o.name, u.username, u.avatarUrl, i.username)"
          + FROM;

  WorkspaceResponse toResponse() {
    return new WorkspaceResponse(
        workspace.id(),
        workspace.createdAt(),
        workspace.updatedAt(),
        workspace.lastUsedAt(),
        workspace.ownerId(),
        owner,
        ownerAvatarUrl,
        workspace.organizationId(),
        organization,
        workspace.templateId(),
        template.name(),
        template.displayName(),
        template.icon(),
        template.activeVersionId(),
        false,
        workspace.name(),
        !build.templateVersionId().equals(template.activeVersionId()),
        "never",
        false,
        true,
        new Health(true, List.of()),
        buildResponse(),
        false,
        false,
        false,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  WorkspaceBuildResponse buildResponse() {
    return build.toResponse(workspace, template, owner, initiator);
  }
}
