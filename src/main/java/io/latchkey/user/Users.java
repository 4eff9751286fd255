package io.latchkey.user;

import io.latchkey.access.Role;
import io.latchkey.api.CreateFirstUserRequest;
import io.latchkey.api.CreateFirstUserResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.api.UsersResponse;
import io.latchkey.problem.Problem;
import io.latchkey.search.ListCondition;
import io.latchkey.search.Page;
import io.latchkey.storage.DatabaseFailure;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The users in the database. Reads need no transaction, which would cost more than the read itself;
 * reads made by a change take part in its transaction.
 */
@Stateless
public class Users {

  private static final int MAX_NAME = 128;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject UserAudit audit;

  /** Whether anybody has ever been created. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean anyExist() {
    return entityManager.createNamedQuery("User.count", Long.class).getSingleResult() > 0;
  }

  /**
   * Creates the owner of a new installation and the default organization (token API 3.1). Of
   * several concurrent attempts, one succeeds.
   *
   * @throws Problem 409 when a user exists
   */
  public CreateFirstUserResponse createFirst(
      CreateFirstUserRequest request, PasswordHash password) {
    if (anyExist()) {
      throw firstUserExists();
    }
    Organization organization = Organization.makeDefault(clock.instant());
    User user =
        new User(
            organization.id(),
            request.username(),
            request.email(),
            realName(request.name()),
            clock.instant());
    user.setPassword(password);
    user.setRoles(Set.of(Role.OWNER), clock.instant());
    user.setStatus(UserStatus.ACTIVE, clock.instant());
    try {
      entityManager.persist(organization);
      entityManager.flush();
    } catch (PersistenceException clash) {
      throw DatabaseFailure.violates(clash, "organizations_name") ? firstUserExists() : clash;
    }
    entityManager.persist(user);
    audit.firstCreated(user);
    return new CreateFirstUserResponse(user.id(), organization.id());
  }

  /** 409: the installation already has its owner. */
  public static Problem firstUserExists() {
    return Problem.of(409, "The initial user has already been created.");
  }

  /** A real name as it is stored: trimmed, and truncated to 128 characters. */
  static String realName(String given) {
    String name = given == null ? "" : given.strip();
    int end = name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())));
    return name.substring(0, end).stripTrailing();
  }

  /** The user who logs in with this email address, case ignored. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<User> findByEmail(String email) {
    return byKey("User.byEmail", email);
  }

  /** The user with this username, case ignored. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<User> findByUsername(String username) {
    return byKey("User.byUsername", username);
  }

  private Optional<User> byKey(String query, String name) {
    return entityManager
        .createNamedQuery(query, User.class)
        .setParameter("key", User.key(name))
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The owners, whether they can act or not. Read outside the current transaction, which must not
   * fix its snapshot of the database before it has its locks.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Set<UUID> ownerIds() {
    return Set.copyOf(entityManager.createNamedQuery("User.owners", UUID.class).getResultList());
  }

  /** The user with this id, deleted or not. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<User> find(UUID id) {
    return Optional.ofNullable(entityManager.find(User.class, id));
  }

  /**
   * A page of users by username (token API 3.3, 1.4).
   *
   * @param condition on the alias {@code u}
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public UsersResponse list(ListCondition condition, Page page) {
    String where = " from User u" + condition.where();
    long count =
        condition
            .bind(entityManager.createQuery("select count(u)" + where, Long.class))
            .getSingleResult();
    page.after()
        .ifPresent(
            last ->
                condition.add(
                    // not the key, which a user deleted between two pages has no more
                    "u.usernameKey > (select lower(l.username) from User l where l.id = :p)",
                    last));
    List<UserResponse> listed =
        page
            .cut(
                condition.bind(
                    entityManager.createQuery(
                        "select u from User u" + condition.where() + " order by u.usernameKey",
                        User.class)))
            .getResultList()
            .stream()
            .map(User::toResponse)
            .toList();
    return new UsersResponse(listed, count);
  }
}
