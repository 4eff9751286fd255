package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.TemplateVersionResponse;
import io.latchkey.problem.Problem;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Page;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The versions of templates in the database, viewed and listed, without a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TemplateVersions {

  private static final Permission READ = Permission.parse("template:read");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Templates templates;

  /**
   * One version. It may be read by whoever may read its template, even after that was deleted.
   *
   * @throws Problem 404 when there is none that the caller may read
   */
  public TemplateVersionResponse view(Caller caller, UUID id) {
    return entityManager
        .createNamedQuery("TemplateVersion.byId", TemplateVersionRow.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst()
        .filter(row -> caller.may(READ, row.template().asObject()))
        .orElseThrow(Problem::notFound)
        .toResponse();
  }

  /**
   * A page of a template's versions, the oldest first.
   *
   * @throws Problem 404 when there is no such template that the caller may read
   */
  public List<TemplateVersionResponse> list(Caller caller, UUID template, Page page) {
    templates.view(caller, template);
    ListCondition condition = new ListCondition().add("v.templateId = :p", template);
    page.after()
        .ifPresent(
            last ->
                condition.add(
                    "exists (select 1 from TemplateVersion l"
                        + " where l.id = :p and l.templateId = t.id and (v.createdAt > l.createdAt"
                        + " or (v.createdAt = l.createdAt and v.id > l.id)))",
                    last));
    return page
        .cut(
            condition.bind(
                entityManager.createQuery(
                    TemplateVersionRow.SELECT + condition.where() + " order by v.createdAt, v.id",
                    TemplateVersionRow.class)))
        .getResultList()
        .stream()
        .map(TemplateVersionRow::toResponse)
        .toList();
  }
}
