package io.latchkey.registry;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.CreateWorkspaceBuildRequest;
import io.latchkey.api.CreateWorkspaceRequest;
import io.latchkey.api.FieldError;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.problem.NameTaken;
import io.latchkey.problem.Problem;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.user.User;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes to workspaces. Those that set a name lock the owner first, so that no workspace is
 * created for a user who is being deleted, and renames cannot deadlock; creation then locks the
 * template against deletion.
 */
@Stateless
public class WorkspaceChanges {

  private static final Permission READ = Permission.parse("workspace:read");
  private static final Permission CREATE = Permission.parse("workspace:create");
  private static final Permission UPDATE = Permission.parse("workspace:update");
  private static final Permission READ_TEMPLATE = Permission.parse("template:read");
  private static final Permission USE_TEMPLATE = Permission.parse("template:use");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Workspaces workspaces;
  @Inject ResourceAudit audit;

  /**
   * Creates a workspace and starts it.
   *
   * @throws Problem 400 unless exactly one of template and version is given, 404 when the owner is
   *     deleted or there is no such template that the caller may read, 403 when the caller may not
   *     create it or use the template, 409 when its owner has one with that name already
   */
  public WorkspaceResponse create(Caller caller, UUID ownerId, CreateWorkspaceRequest wanted) {
    requireOneSource(wanted);
    User owner = entityManager.find(User.class, ownerId, LockModeType.PESSIMISTIC_WRITE);
    if (owner == null || owner.isDeleted()) {
      throw Problem.notFound();
    }
    UUID version = wanted.templateVersionId();
    UUID templateId = version == null ? wanted.templateId() : templateOf(version);
    Template template =
        entityManager.find(Template.class, templateId, LockModeType.PESSIMISTIC_READ);
    if (template == null
        || template.isDeleted()
        || !caller.may(READ_TEMPLATE, template.asObject())) {
      throw Problem.notFound();
    }
    AccessObject made = AccessObject.newWorkspace(ownerId, template.organizationId());
    if (!caller.may(CREATE, made) || !caller.may(USE_TEMPLATE, template.asObject())) {
      throw Problem.forbidden();
    }
    Instant now = clock.instant();
    Workspace workspace = new Workspace(template, ownerId, wanted.name(), now);
    WorkspaceBuild first =
        new WorkspaceBuild(
            workspace,
            Objects.requireNonNullElseGet(version, template::activeVersionId),
            caller.userId(),
            Transition.START,
            WorkspaceBuild.DEFAULT_REASON,
            now);
    entityManager.persist(workspace);
    flush(workspace);
    entityManager.persist(first);
    audit.created(caller, workspace, owner.username());
    return workspaces.find(workspace.id()).orElseThrow().toResponse();
  }

  private static void requireOneSource(CreateWorkspaceRequest wanted) {
    boolean neither = wanted.templateId() == null && wanted.templateVersionId() == null;
    boolean both = wanted.templateId() != null && wanted.templateVersionId() != null;
    if (neither || both) {
      String tag = neither ? "required_without" : "excluded_with";
      throw Problem.ofFields(
          400,
          "Validation failed.",
          List.of(
              violation("template_id", tag, wanted.templateId()),
              violation("template_version_id", tag, wanted.templateVersionId())));
    }
  }

  private static FieldError violation(String field, String tag, UUID given) {
    return Problem.violation(field, tag, Objects.toString(given, ""));
  }

  private UUID templateOf(UUID version) {
    return Optional.ofNullable(entityManager.find(TemplateVersion.class, version))
        .map(TemplateVersion::templateId)
        .orElseThrow(Problem::notFound);
  }

  /**
   * Gives a workspace another name.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed, 409 when its owner has one with that name already
   */
  public void rename(Caller caller, UUID id, String name) {
    UUID ownerId =
        entityManager
            .createNamedQuery("Workspace.ownerId", UUID.class)
            .setParameter("id", id)
            .getResultList()
            .stream()
            .findFirst()
            .orElseThrow(Problem::notFound);
    User owner = entityManager.find(User.class, ownerId, LockModeType.PESSIMISTIC_WRITE);
    Workspace workspace = lock(caller, UPDATE, id);
    if (name != null && !name.isEmpty()) {
      Map<String, Object> before = ResourceAudit.fields(workspace);
      workspace.rename(name, clock.instant());
      flush(workspace);
      audit.renamed(caller, before, workspace, owner.username());
    }
  }

  /**
   * Starts, stops or deletes a workspace.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed, 400 when the version is not one of its template
   */
  public WorkspaceBuildResponse build(Caller caller, UUID id, CreateWorkspaceBuildRequest wanted) {
    Transition transition = Transition.of(wanted.transition());
    Workspace workspace = lock(caller, transition.permission(), id);
    Map<String, Object> before = ResourceAudit.fields(workspace);
    boolean reasoned = wanted.reason() != null && !wanted.reason().isEmpty();
    WorkspaceBuild build =
        new WorkspaceBuild(
            workspace,
            version(workspace, wanted.templateVersionId()),
            caller.userId(),
            transition,
            reasoned ? wanted.reason() : WorkspaceBuild.DEFAULT_REASON,
            clock.instant());
    entityManager.persist(build);
    WorkspaceRow row = workspaces.findByBuild(build.id()).orElseThrow();
    audit.built(caller, before, row);
    return row.buildResponse();
  }

  private UUID version(Workspace workspace, UUID wanted) {
    if (wanted == null) {
      return entityManager
          .createNamedQuery("WorkspaceBuild.latestVersion", UUID.class)
          .setParameter("workspace", workspace.id())
          .setParameter("number", workspace.buildNumber())
          .getSingleResult();
    }
    boolean known =
        entityManager
            .createNamedQuery("TemplateVersion.ofTemplate", TemplateVersion.class)
            .setParameter("id", wanted)
            .setParameter("template", workspace.templateId())
            .getResultList()
            .stream()
            .findFirst()
            .isPresent();
    if (!known) {
      throw Problem.ofField(
          400,
          "Template version does not exist.",
          "template_version_id",
          "The workspace's template has no such version.");
    }
    return wanted;
  }

  private void flush(Workspace workspace) {
    String name = workspace.name();
    try {
      entityManager.flush();
    } catch (PersistenceException clash) {
      throw DatabaseFailure.violates(clash, "workspaces_name")
          ? NameTaken.of("workspace", name)
          : clash;
    }
  }

  private Workspace lock(Caller caller, Permission permission, UUID id) {
    Workspace workspace = entityManager.find(Workspace.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (workspace == null || workspace.isDeleted() || !caller.may(READ, workspace.asObject())) {
      throw Problem.notFound();
    }
    if (!caller.may(permission, workspace.asObject())) {
      throw Problem.forbidden();
    }
    return workspace;
  }
}
