package io.latchkey.registry;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.CreateTemplateRequest;
import io.latchkey.api.TemplateResponse;
import io.latchkey.api.UpdateTemplateRequest;
import io.latchkey.problem.NameTaken;
import io.latchkey.problem.Problem;
import io.latchkey.search.ListCondition;
import io.latchkey.storage.DatabaseFailure;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The templates in the database. Reads run without a transaction; each change locks the row it
 * changes.
 */
@Stateless
public class Templates {

  private static final Permission READ = Permission.parse("template:read");
  private static final Permission CREATE = Permission.parse("template:create");
  private static final Permission UPDATE = Permission.parse("template:update");
  private static final Permission DELETE = Permission.parse("template:delete");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject ResourceAudit audit;

  /**
   * Templates by age.
   *
   * @param condition on the aliases of {@link TemplateRow#SELECT}
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<TemplateResponse> list(ListCondition condition) {
    return condition
        .bind(
            entityManager.createQuery(
                TemplateRow.SELECT + condition.where() + " order by t.createdAt, t.id",
                TemplateRow.class))
        .getResultList()
        .stream()
        .map(TemplateRow::toResponse)
        .toList();
  }

  /**
   * One template.
   *
   * @throws Problem 404 when there is none that the caller may read
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TemplateResponse view(Caller caller, UUID id) {
    return find(id)
        .filter(row -> caller.may(READ, row.template().asObject()))
        .orElseThrow(Problem::notFound)
        .toResponse();
  }

  /** One template by its name, case ignored; see {@link #view}. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TemplateResponse viewByName(Caller caller, UUID organization, String name) {
    return entityManager
        .createNamedQuery("Template.byName", TemplateRow.class)
        .setParameter("organization", organization)
        .setParameter("key", Template.key(name))
        .getResultList()
        .stream()
        .findFirst()
        .filter(row -> caller.may(READ, row.template().asObject()))
        .orElseThrow(Problem::notFound)
        .toResponse();
  }

  /** The template as an object that access is decided on, if the caller may read it. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<AccessObject> readable(Caller caller, UUID id) {
    return find(id)
        .map(row -> row.template().asObject())
        .filter(template -> caller.may(READ, template));
  }

  /**
   * Creates a template with its first version.
   *
   * @throws Problem 403 when the caller may not, 409 when the name is taken
   */
  public TemplateResponse create(Caller caller, UUID organization, CreateTemplateRequest wanted) {
    if (!caller.may(CREATE, AccessObject.newTemplate(organization))) {
      throw Problem.forbidden();
    }
    Template template = new Template(organization, wanted, caller.userId(), clock.instant());
    entityManager.persist(template);
    flush(template);
    audit.created(caller, template);
    return persistVersion(caller, template);
  }

  /**
   * Changes a template, as a new version of it.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed, 409 when the name is taken
   */
  public TemplateResponse update(Caller caller, UUID id, UpdateTemplateRequest wanted) {
    Template template = lock(caller, UPDATE, id);
    Map<String, Object> before = ResourceAudit.fields(template);
    template.update(wanted, clock.instant());
    flush(template);
    audit.updated(caller, before, template);
    return persistVersion(caller, template);
  }

  /**
   * Deletes a template. Workspaces are created with the template's row locked, so none is created
   * meanwhile.
   *
   * @throws Problem 404 when there is none that the caller may read, 403 when only reading is
   *     allowed, 400 while workspaces use it
   */
  public void delete(Caller caller, UUID id) {
    Template template = lock(caller, DELETE, id);
    long workspaces =
        entityManager
            .createNamedQuery("Workspace.countOfTemplate", Long.class)
            .setParameter("template", id)
            .getSingleResult();
    if (workspaces > 0) {
      throw Problem.of(400, "All workspaces must be deleted before a template can be removed.");
    }
    Map<String, Object> before = ResourceAudit.fields(template);
    template.delete(clock.instant());
    audit.deleted(caller, before, template);
  }

  private Optional<TemplateRow> find(UUID id) {
    return entityManager
        .createNamedQuery("Template.byId", TemplateRow.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  private TemplateResponse persistVersion(Caller caller, Template template) {
    entityManager.persist(template.activeVersion(caller.userId()));
    return find(template.id()).orElseThrow().toResponse();
  }

  private void flush(Template template) {
    String name = template.name();
    try {
      entityManager.flush();
    } catch (PersistenceException clash) {
      throw DatabaseFailure.violates(clash, "templates_name")
          ? NameTaken.of("template", name)
          : clash;
    }
  }

  private Template lock(Caller caller, Permission permission, UUID id) {
    Template template = entityManager.find(Template.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (template == null || template.isDeleted() || !caller.may(READ, template.asObject())) {
      throw Problem.notFound();
    }
    if (!caller.may(permission, template.asObject())) {
      throw Problem.forbidden();
    }
    return template;
  }
}
