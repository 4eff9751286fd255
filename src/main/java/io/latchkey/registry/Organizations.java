package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.Json;
import io.latchkey.api.OrganizationMemberResponse;
import io.latchkey.api.OrganizationResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.problem.Problem;
import io.latchkey.search.ListCondition;
import io.latchkey.user.Organization;
import io.latchkey.user.User;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The organizations in the database and their members: reads only, without a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Organizations {

  private static final Permission READ = Permission.parse("organization:read");
  private static final Permission READ_MEMBER = Permission.parse("organization_member:read");
  private static final UUID NIL = new UUID(0, 0);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /** The organizations that the caller may read, by age. */
  public List<OrganizationResponse> list(Caller caller) {
    ListCondition condition = new ListCondition().readable(caller, READ, "o.id");
    return condition
        .bind(
            entityManager.createQuery(
                "select o from Organization o" + condition.where() + " order by o.createdAt, o.id",
                Organization.class))
        .getResultList()
        .stream()
        .map(Organization::toResponse)
        .toList();
  }

  /** The one a user belongs to, if the caller may read it. */
  public List<OrganizationResponse> listOfUser(Caller caller, UUID user) {
    return entityManager
        .createNamedQuery("Organization.ofUser", Organization.class)
        .setParameter("user", user)
        .getResultList()
        .stream()
        .filter(organization -> caller.may(READ, organization.asObject()))
        .map(Organization::toResponse)
        .toList();
  }

  /**
   * The organization that a path names.
   *
   * @throws Problem 404 when there is none that the caller may read
   */
  public OrganizationResponse view(Caller caller, String text) {
    return find(text)
        .filter(organization -> caller.may(READ, organization.asObject()))
        .orElseThrow(Problem::notFound)
        .toResponse();
  }

  /**
   * The id of the organization that a path names, whether or not the caller may read it: access
   * depends on what is in it.
   *
   * @throws Problem 404 when there is none
   */
  public UUID resolve(String text) {
    return find(text).orElseThrow(Problem::notFound).id();
  }

  /**
   * By id, name (case ignored), {@code default}, or the nil UUID, which stands for the default one.
   */
  private Optional<Organization> find(String text) {
    Optional<UUID> id = Json.uuid(text);
    if (text.equals(Organization.DEFAULT) || id.filter(NIL::equals).isPresent()) {
      return entityManager
          .createNamedQuery("Organization.default", Organization.class)
          .getResultList()
          .stream()
          .findFirst();
    }
    if (id.isPresent()) {
      return Optional.ofNullable(entityManager.find(Organization.class, id.get()));
    }
    return entityManager
        .createNamedQuery("Organization.byName", Organization.class)
        .setParameter("name", text.toLowerCase(Locale.ROOT))
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The members whom the caller may read, by age. */
  public List<OrganizationMemberResponse> members(Caller caller, UUID organization) {
    ListCondition condition =
        new ListCondition("u.deleted = false")
            .add("u.organizationId = :p", organization)
            .readable(caller, READ_MEMBER, "u.id", "u.id");
    return condition
        .bind(
            entityManager.createQuery(
                "select u from User u" + condition.where() + " order by u.createdAt, u.id",
                User.class))
        .getResultList()
        .stream()
        .map(user -> member(user.toResponse(), organization))
        .toList();
  }

  private static OrganizationMemberResponse member(UserResponse user, UUID organization) {
    return new OrganizationMemberResponse(
        user.id(),
        organization,
        user.username(),
        user.name(),
        user.email(),
        user.avatarUrl(),
        List.of(),
        user.roles(),
        user.createdAt(),
        user.updatedAt(),
        user.status(),
        user.loginType(),
        user.createdAt(),
        user.updatedAt(),
        false);
  }
}
