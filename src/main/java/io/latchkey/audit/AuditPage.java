package io.latchkey.audit;

import io.latchkey.access.Role;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.AuditLogResponse;
import io.latchkey.api.AuditLogResponse.Organization;
import io.latchkey.api.AuditLogsResponse;
import io.latchkey.api.RoleResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Page;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads pages of the audit log, with what they name as it is now; what belongs to no organization
 * is shown with the default one. Users and organizations are entities of packages that import this
 * one: their columns are read, not the entities.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditPage {

  private static final int COUNT_CAP = 2_000;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /**
   * A page, newest first.
   *
   * @param page of which no more than {@value #MAX_LIMIT} rows are shown, {@value #DEFAULT_LIMIT}
   *     without a limit
   */
  public AuditLogsResponse read(ListCondition condition, Page page) {
    int limit = page.limit() == 0 ? DEFAULT_LIMIT : Math.min(page.limit(), MAX_LIMIT);
    List<AuditRow> rows =
        query(
                "select a from AuditRow a",
                condition,
                " order by a.time desc, a.id desc",
                AuditRow.class)
            .setFirstResult(page.offset())
            .setMaxResults(limit)
            .getResultList();
    long count =
        query("select a.id from AuditRow a", condition, "", UUID.class)
            .setMaxResults(COUNT_CAP)
            .getResultList()
            .size();
    Set<UUID> deleted =
        Set.copyOf(named("AuditRow.deletedAmong", ids(rows, AuditRow::resourceId), UUID.class));
    Map<UUID, UserResponse> users =
        named("AuditRow.actors", ids(rows, row -> row.userId().orElse(null)), Object[].class)
            .stream()
            .map(AuditPage::user)
            .collect(Collectors.toMap(UserResponse::id, user -> user));
    Optional<UUID> home =
        entityManager
            .createNamedQuery("AuditRow.defaultOrganization", UUID.class)
            .getResultList()
            .stream()
            .findFirst();
    Map<UUID, Organization> organizations =
        named(
                "AuditRow.organizations",
                ids(rows, row -> row.organizationId().or(() -> home).orElse(null)),
                Object[].class)
            .stream()
            .map(o -> new Organization((UUID) o[0], (String) o[1], (String) o[2], (String) o[3]))
            .collect(Collectors.toMap(Organization::id, organization -> organization));
    List<AuditLogResponse> listed =
        rows.stream()
            .map(
                row ->
                    response(
                        row,
                        !row.resourceType().equals("api_key") && deleted.contains(row.resourceId()),
                        row.userId().map(users::get).orElse(null),
                        row.organizationId().or(() -> home).map(organizations::get).orElse(null)))
            .toList();
    return new AuditLogsResponse(listed, count, COUNT_CAP);
  }

  private <T> TypedQuery<T> query(
      String select, ListCondition condition, String order, Class<T> type) {
    return condition.bind(entityManager.createQuery(select + condition.where() + order, type));
  }

  private <T> List<T> named(String query, Collection<UUID> ids, Class<T> type) {
    return ids.isEmpty()
        ? List.of()
        : entityManager.createNamedQuery(query, type).setParameter("ids", ids).getResultList();
  }

  private static Set<UUID> ids(List<AuditRow> rows, Function<AuditRow, UUID> id) {
    return rows.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** In the order of the query's columns. Status and login type are read as their names. */
  private static UserResponse user(Object[] columns) {
    List<RoleResponse> roles =
        Arrays.stream(columns[10].toString().split(","))
            .flatMap(name -> Role.find(name).stream())
            .map(role -> new RoleResponse(role.wireName(), role.displayName()))
            .toList();
    return new UserResponse(
        (UUID) columns[0],
        columns[1].toString(),
        columns[2].toString(),
        columns[3].toString(),
        columns[4].toString(),
        (Instant) columns[5],
        (Instant) columns[6],
        Optional.ofNullable((Instant) columns[7]).orElse(ApiKeyResponse.NEVER),
        columns[8].toString().toLowerCase(Locale.ROOT),
        columns[9].toString().toLowerCase(Locale.ROOT),
        List.of(),
        roles,
        "",
        false,
        (Boolean) columns[11]);
  }

  private static AuditLogResponse response(
      AuditRow row, boolean deleted, UserResponse user, Organization organization) {
    AuditWording wording = new AuditWording(row);
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
        user,
        organization,
        organization == null ? null : organization.id());
  }
}
