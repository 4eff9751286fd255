package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.audit.AuditAction;
import io.latchkey.audit.AuditEntry;
import io.latchkey.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records changes to templates and workspaces in the audit log, in the transaction of the change
 * (token API 3.8). A start or stop is recorded as a build, a deletion as that of the workspace.
 */
@ApplicationScoped
public class ResourceAudit {

  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;

  @Inject AuditLog log;

  /** The fields that are followed. */
  static Map<String, Object> fields(Template template) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", template.id());
    fields.put("name", template.name());
    fields.put("display_name", template.displayName());
    fields.put("description", template.description());
    fields.put("icon", template.icon());
    fields.put("active_version_id", template.activeVersionId());
    fields.put("created_by", template.createdById());
    fields.put("deleted", template.isDeleted());
    return fields;
  }

  /** The fields that are followed. */
  static Map<String, Object> fields(Workspace workspace) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", workspace.id());
    fields.put("name", workspace.name());
    fields.put("owner_id", workspace.ownerId());
    fields.put("template_id", workspace.templateId());
    fields.put("deleted", workspace.isDeleted());
    return fields;
  }

  void created(Caller caller, Template template) {
    log.record(entry(caller, AuditAction.CREATE, template).changing(Map.of(), fields(template)));
  }

  void updated(Caller caller, Map<String, Object> before, Template template) {
    log.record(entry(caller, AuditAction.WRITE, template).changing(before, fields(template)));
  }

  void deleted(Caller caller, Map<String, Object> before, Template template) {
    log.record(entry(caller, AuditAction.DELETE, template).changing(before, fields(template)));
  }

  void created(Caller caller, Workspace workspace, String owner) {
    log.record(
        entry(caller, AuditAction.CREATE, workspace, owner).changing(Map.of(), fields(workspace)));
  }

  /** No row if nothing changed. */
  void renamed(Caller caller, Map<String, Object> before, Workspace workspace, String owner) {
    Map<String, Object> after = fields(workspace);
    if (!after.equals(before)) {
      log.record(
          entry(caller, AuditAction.WRITE, workspace, owner)
              .answered(NO_CONTENT)
              .changing(before, after));
    }
  }

  void built(Caller caller, Map<String, Object> before, WorkspaceRow row) {
    Workspace workspace = row.workspace();
    WorkspaceBuild build = row.build();
    AuditEntry entry =
        build.transition() == Transition.DELETE
            ? entry(caller, AuditAction.DELETE, workspace, row.owner())
            : AuditEntry.by(
                    caller,
                    build.transition() == Transition.START ? AuditAction.START : AuditAction.STOP,
                    "workspace_build",
                    build.id(),
                    workspace.name())
                .in(workspace.organizationId())
                .noting("workspace_owner", row.owner());
    log.record(
        entry
            .answered(CREATED)
            .changing(before, fields(workspace))
            .noting("workspace_id", workspace.id())
            .noting("build_number", workspace.buildNumber())
            .noting("build_reason", build.reason()));
  }

  private static AuditEntry entry(Caller caller, AuditAction action, Template template) {
    return AuditEntry.by(caller, action, "template", template.id(), template.name())
        .in(template.organizationId());
  }

  private static AuditEntry entry(
      Caller caller, AuditAction action, Workspace workspace, String owner) {
    return AuditEntry.by(caller, action, "workspace", workspace.id(), workspace.name())
        .in(workspace.organizationId())
        .noting("workspace_owner", owner);
  }
}
