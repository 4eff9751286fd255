package io.latchkey.user;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.api.UserResponse;
import io.latchkey.problem.Problem;
import io.latchkey.storage.DatabaseFailure;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Creates users (token API 3.3). */
@Stateless
public class UserCreation {

  private static final Permission CREATE = Permission.parse("user:create");
  private static final UUID NIL = new UUID(0, 0);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Users users;
  @Inject ActingCaller acting;
  @Inject UserAudit audit;

  /**
   * Creates a user.
   *
   * @param password the hash of the password, computed beforehand because that is slow and the
   *     caller's row is locked here; empty when there is no password, or it is too weak to be
   *     stored
   * @throws Problem 403 when the caller may not, 409 when the username or email is taken, 404 when
   *     the organization does not exist, 400 when the password is weak
   */
  public UserResponse create(Caller caller, NewUser wanted, Optional<PasswordHash> password) {
    Caller present = acting.lock(caller, Set.of());
    if (!present.may(CREATE, AccessObject.newUser())) {
      throw Problem.of(403, "You are not authorized to create users.");
    }
    ActingCaller.requireUnrestricted(present);
    UserAdministration.requireAssignable(present, wanted.roles());
    String username = wanted.request().username();
    if (users.findByUsername(username).isPresent()
        || users.findByEmail(wanted.email()).isPresent()) {
      throw userExists();
    }
    UUID organization = requireOrganization(wanted);
    wanted.requireLoginType();
    User user =
        new User(
            organization,
            username,
            wanted.email(),
            Users.realName(wanted.request().name()),
            clock.instant());
    if (wanted.serviceAccount()) {
      user.makeServiceAccount();
    } else {
      PasswordStrength.require(wanted.password(), "Password is invalid");
      user.setPassword(password.orElseThrow());
    }
    user.setRoles(wanted.roles(), clock.instant());
    user.setStatus(wanted.status(), clock.instant());
    try {
      entityManager.persist(user);
      entityManager.flush();
    } catch (PersistenceException clash) {
      boolean taken =
          DatabaseFailure.violates(clash, "users_username")
              || DatabaseFailure.violates(clash, "users_email");
      throw taken ? userExists() : clash;
    }
    audit.created(caller, user);
    return user.toResponse();
  }

  private UUID requireOrganization(NewUser wanted) {
    UUID organization =
        entityManager
            .createNamedQuery("Organization.default", Organization.class)
            .getSingleResult()
            .id();
    for (UUID id : wanted.request().organizationIds()) {
      if (!NIL.equals(id) && !organization.equals(id)) {
        throw Problem.of(404, "Organization does not exist with the provided id \"" + id + "\".");
      }
    }
    return organization;
  }

  private static Problem userExists() {
    return Problem.of(409, "User already exists.");
  }
}
