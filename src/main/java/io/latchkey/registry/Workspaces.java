package io.latchkey.registry;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.api.WorkspacesResponse;
import io.latchkey.problem.Problem;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Page;
import io.latchkey.user.UserRemoval;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The workspaces in the database, listed and viewed. Reads need no transaction; reads made by a
 * change take part in its transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Workspaces {

  private static final Permission READ = Permission.parse("workspace:read");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /**
   * A page of workspaces, by age.
   *
   * @param condition on the aliases of {@link WorkspaceRow#SELECT}
   */
  public WorkspacesResponse list(ListCondition condition, Page page) {
    List<WorkspaceResponse> listed =
        page.cut(query(condition, "w.createdAt, w.id")).getResultList().stream()
            .map(WorkspaceRow::toResponse)
            .toList();
    String counting = "select count(w)" + WorkspaceRow.FROM + condition.where();
    return new WorkspacesResponse(
        listed, condition.bind(entityManager.createQuery(counting, Long.class)).getSingleResult());
  }

  /**
   * One workspace.
   *
   * @throws Problem 404 when there is none that the caller may read
   */
  public WorkspaceResponse view(Caller caller, UUID id) {
    return readable(caller, find(id)).toResponse();
  }

  /** One workspace by its owner and name, case ignored; see {@link #view}. */
  public WorkspaceResponse viewByName(Caller caller, UUID owner, String name) {
    return readable(
            caller,
            entityManager
                .createNamedQuery("Workspace.byName", WorkspaceRow.class)
                .setParameter("owner", owner)
                .setParameter("key", Template.key(name))
                .getResultList()
                .stream()
                .findFirst())
        .toResponse();
  }

  /** One build. It may be read by whoever may read its workspace, even after that was deleted. */
  public WorkspaceBuildResponse viewBuild(Caller caller, UUID id) {
    return readable(caller, findByBuild(id)).buildResponse();
  }

  /**
   * One build by its workspace's owner and name, case ignored, and by its number: of the existing
   * workspace, else of the one deleted last, because clients wait for a deletion to finish.
   *
   * @throws Problem 404 when there is none that the caller may read
   */
  public WorkspaceBuildResponse viewBuild(Caller caller, UUID owner, String name, int number) {
    ListCondition condition =
        new ListCondition()
            .add("w.ownerId = :p", owner)
            .add("lower(w.name) = :p", Template.key(name))
            .add("b.buildNumber = :p", number)
            .readable(caller, READ, "w.id", "w.ownerId");
    return query(condition, "w.deleted, w.updatedAt desc").setMaxResults(1).getResultList().stream()
        .findFirst()
        .orElseThrow(Problem::notFound)
        .buildResponse();
  }

  /**
   * A page of a workspace's builds, the newest first.
   *
   * @throws Problem 404 when there is no such workspace that the caller may read
   */
  public List<WorkspaceBuildResponse> builds(Caller caller, UUID id, Page page) {
    readable(caller, find(id));
    ListCondition condition = new ListCondition().add("w.id = :p", id);
    page.after()
        .ifPresent(
            last ->
                condition.add(
                    "b.buildNumber < (select l.buildNumber from WorkspaceBuild l"
                        + " where l.id = :p and l.workspaceId = w.id)",
                    last));
    return page.cut(query(condition, "b.buildNumber desc")).getResultList().stream()
        .map(WorkspaceRow::buildResponse)
        .toList();
  }

  private TypedQuery<WorkspaceRow> query(ListCondition condition, String order) {
    return condition.bind(
        entityManager.createQuery(
            WorkspaceRow.SELECT + condition.where() + " order by " + order, WorkspaceRow.class));
  }

  /** The workspace as an object that access is decided on, if the caller may read it. */
  public Optional<AccessObject> readable(Caller caller, UUID id) {
    return find(id)
        .map(row -> row.workspace().asObject())
        .filter(workspace -> caller.may(READ, workspace));
  }

  private static WorkspaceRow readable(Caller caller, Optional<WorkspaceRow> found) {
    return found
        .filter(row -> caller.may(READ, row.workspace().asObject()))
        .orElseThrow(Problem::notFound);
  }

  /**
   * Refuses to delete users who own workspaces.
   *
   * @throws Problem 417 that says so
   */
  public void keepOwner(@Observes UserRemoval removal) {
    long owned =
        entityManager
            .createNamedQuery("Workspace.countOfOwner", Long.class)
            .setParameter("owner", removal.user())
            .getSingleResult();
    if (owned > 0) {
      throw Problem.of(
          417,
          "You cannot delete a user that has workspaces. Delete their workspaces and try again!");
    }
  }

  /** One workspace, without asking whether the caller may see it. */
  public Optional<WorkspaceRow> find(UUID id) {
    return byId("Workspace.byId", id);
  }

  /**
   * The workspace with that build, deleted or not, without asking whether the caller may see it.
   */
  public Optional<WorkspaceRow> findByBuild(UUID id) {
    return byId("Workspace.byBuild", id);
  }

  private Optional<WorkspaceRow> byId(String query, UUID id) {
    return entityManager
        .createNamedQuery(query, WorkspaceRow.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }
}
