package io.latchkey.auditsearch;

import io.latchkey.api.AuditLogResponse;
import io.latchkey.api.AuditLogsResponse;
import io.latchkey.api.OrganizationResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.audit.AuditRow;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Page;
import io.latchkey.user.Organization;
import io.latchkey.user.User;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads pages of the audit log, with the users and organizations they name as they are now; what
 * belongs to no organization is shown with the default one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditPage {

  private static final int COUNT_CAP = 2_000;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /** The objects that rows name, by id. */
  private record Named(
      Set<UUID> deleted,
      Map<UUID, UserResponse> users,
      Map<UUID, OrganizationResponse> organizations,
      Optional<OrganizationResponse> home) {}

  /**
   * A page, newest first.
   *
   * @param page at most {@value #MAX_LIMIT} rows are shown, {@value #DEFAULT_LIMIT} without a limit
   */
  public AuditLogsResponse read(ListCondition condition, Page page) {
    int limit = page.limit() == 0 ? DEFAULT_LIMIT : Math.min(page.limit(), MAX_LIMIT);
    String where = " from AuditRow a" + condition.where();
    List<AuditRow> rows =
        condition
            .bind(
                entityManager.createQuery(
                    "select a" + where + " order by a.time desc, a.id desc", AuditRow.class))
            .setFirstResult(page.offset())
            .setMaxResults(limit)
            .getResultList();
    long count =
        condition
            .bind(entityManager.createQuery("select a.id" + where, UUID.class))
            .setMaxResults(COUNT_CAP)
            .getResultList()
            .size();
    Named named = named(rows);
    List<AuditLogResponse> listed = rows.stream().map(row -> response(row, named)).toList();
    return new AuditLogsResponse(listed, count, COUNT_CAP);
  }

  private Named named(List<AuditRow> rows) {
    Optional<OrganizationResponse> home =
        entityManager
            .createNamedQuery("Organization.default", Organization.class)
            .getResultList()
            .stream()
            .findFirst()
            .map(Organization::toResponse);
    return new Named(
        Set.copyOf(
            among(
                "AuditRow.deletedAmong",
                ids(rows, row -> Optional.of(row.resourceId())),
                UUID.class)),
        among("User.among", ids(rows, AuditRow::userId), User.class).stream()
            .map(user -> user.toResponse().withoutOrganizations())
            .collect(Collectors.toMap(UserResponse::id, user -> user)),
        among("Organization.among", ids(rows, AuditRow::organizationId), Organization.class)
            .stream()
            .map(Organization::toResponse)
            .collect(Collectors.toMap(OrganizationResponse::id, organization -> organization)),
        home);
  }

  private <T> List<T> among(String query, Collection<UUID> ids, Class<T> type) {
    return ids.isEmpty()
        ? List.of()
        : entityManager.createNamedQuery(query, type).setParameter("ids", ids).getResultList();
  }

  private static Set<UUID> ids(List<AuditRow> rows, Function<AuditRow, Optional<UUID>> id) {
    return rows.stream().flatMap(row -> id.apply(row).stream()).collect(Collectors.toSet());
  }

  private static AuditLogResponse response(AuditRow row, Named named) {
    AuditWording wording = new AuditWording(row);
    boolean deleted =
        !row.resourceType().equals("api_key") && named.deleted().contains(row.resourceId());
    AuditLogResponse.Organization organization =
        row.organizationId()
            .map(id -> Optional.ofNullable(named.organizations().get(id)))
            .orElse(named.home())
            .map(AuditLogResponse.Organization::of)
            .orElse(null);
    return new AuditLogResponse(
        row.id(),
        row.origin().requestId(),
        row.time(),
        row.origin().address(),
        row.origin().userAgent(),
        row.resourceType(),
        row.resourceId(),
        row.target(),
        "",
        row.action().text(),
        row.diff(),
        row.status(),
        row.additional(),
        wording.description(),
        deleted ? "" : wording.link(),
        deleted,
        row.userId().map(named.users()::get).orElse(null),
        organization,
        organization == null ? null : organization.id());
  }
}
