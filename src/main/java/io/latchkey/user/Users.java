package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.api.CreateFirstUserRequest;
import io.latchkey.api.CreateFirstUserResponse;
import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The users in the database. Reads run without a transaction: one would cost more than the read.
 */
@Stateless
public class Users {

  /** What a path or a body says for "the user of the key". */
  public static final String ME = "me";

  private static final Permission READ = Permission.parse("user:read");
  private static final int MAX_NAME = 128;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /** Whether anybody has ever been created. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public boolean anyExist() {
    return entityManager.createNamedQuery("User.count", Long.class).getSingleResult() > 0;
  }

  /**
   * Creates the owner of a new installation and the default organization (token API 3.1). Of
   * several attempts at once one succeeds.
   *
   * @throws Problem 409 when a user exists, 400 when the password is weak
   */
  public CreateFirstUserResponse createFirst(CreateFirstUserRequest request) {
    if (anyExist()) {
      throw firstUserExists();
    }
    PasswordStrength.require(request.password(), "Password is invalid");
    Organization organization = Organization.makeDefault(clock.instant());
    User user =
        new User(
            organization.id(),
            request.username(),
            request.email(),
            realName(request.name()),
            clock.instant());
    user.setPassword(PasswordHash.of(request.password()));
    user.setRoles(Set.of(Role.OWNER));
    user.activate();
    try {
      entityManager.persist(organization);
      entityManager.flush();
    } catch (PersistenceException another) {
      throw firstUserExists();
    }
    entityManager.persist(user);
    return new CreateFirstUserResponse(user.id(), organization.id());
  }

  private static Problem firstUserExists() {
    return Problem.of(409, "The initial user has already been created.");
  }

  /** A real name as it is stored: trimmed, and cut to 128 characters. */
  private static String realName(String given) {
    String name = given == null ? "" : given.strip();
    int end = name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())));
    return name.substring(0, end).stripTrailing();
  }

  /** The user who logs in with this email address, case ignored. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<User> findByEmail(String email) {
    return entityManager
        .createNamedQuery("User.byEmail", User.class)
        .setParameter("key", User.key(email))
        .getResultStream()
        .findFirst();
  }

  /**
   * The user that a path names: {@code me}, a UUID (deleted users too) or a username (token API
   * 3.0).
   *
   * @throws Problem 404 when there is none, or none that the caller may read
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public User resolve(Caller caller, String text) {
    return find(caller, text)
        .filter(user -> caller.may(READ, user.asObject()))
        .orElseThrow(Problem::notFound);
  }

  private Optional<User> find(Caller caller, String text) {
    if (text.equals(ME)) {
      return Optional.ofNullable(entityManager.find(User.class, caller.userId()));
    }
    Optional<UUID> id = uuid(text);
    if (id.isPresent()) {
      return id.map(known -> entityManager.find(User.class, known));
    }
    return entityManager
        .createNamedQuery("User.byUsername", User.class)
        .setParameter("key", User.key(text))
        .getResultStream()
        .findFirst();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }
}
