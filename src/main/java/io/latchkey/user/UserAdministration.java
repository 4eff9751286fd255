package io.latchkey.user;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.api.UpdateProfileRequest;
import io.latchkey.api.UserResponse;
import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Changes to users. Each locks the row it changes; what could leave the installation without an
 * owner locks all owners first, in one order, so that two such changes cannot both find another one
 * left.
 */
@Stateless
public class UserAdministration {

  private static final Permission CREATE = Permission.parse("user:create");
  private static final Permission UPDATE = Permission.parse("user:update");
  private static final Permission DELETE = Permission.parse("user:delete");
  private static final Permission UPDATE_PERSONAL = Permission.parse("user:update_personal");
  private static final UUID NIL = new UUID(0, 0);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Users users;
  @Inject UserAudit audit;

  /**
   * Creates a user (token API 3.3).
   *
   * @throws Problem 403 when the caller may not, 409 when the username or email is taken, 404 when
   *     the organization does not exist, 400 when the password is weak
   */
  public UserResponse create(Caller caller, NewUser wanted) {
    if (!caller.may(CREATE, AccessObject.newUser())) {
      throw Problem.of(403, "You are not authorized to create users.");
    }
    requireAssignable(caller, wanted.roles());
    String username = wanted.request().username();
    if (users.findByUsername(username).isPresent()
        || users.findByEmail(wanted.email()).isPresent()) {
      throw userExists();
    }
    UUID organization = defaultOrganization();
    for (UUID id : wanted.request().organizationIds()) {
      if (!NIL.equals(id) && !organization.equals(id)) {
        throw Problem.of(404, "Organization does not exist with the provided id \"" + id + "\".");
      }
    }
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
      user.setPassword(PasswordHash.of(wanted.password()));
    }
    user.setRoles(wanted.roles(), clock.instant());
    user.setStatus(wanted.status(), clock.instant());
    try {
      entityManager.persist(user);
      entityManager.flush();
    } catch (ConstraintViolationException clash) {
      throw userExists();
    }
    audit.created(caller, user);
    return user.toResponse();
  }

  private static Problem userExists() {
    return Problem.of(409, "User already exists.");
  }

  private UUID defaultOrganization() {
    return entityManager
        .createNamedQuery("Organization.default", Organization.class)
        .getSingleResult()
        .id();
  }

  /** Deletes a user and all its keys; refuses oneself, the last owner, and owners of workspaces. */
  public void delete(Caller caller, UUID id) {
    List<User> owners = lockOwners();
    User user = lock(caller, DELETE, id);
    if (id.equals(caller.userId())) {
      throw Problem.of(403, "You cannot delete yourself!");
    }
    boolean lastOwner = user.isOwner() && owners.size() == 1;
    if (lastOwner || (user.isOwner() && !caller.roles().contains(Role.OWNER))) {
      throw Problem.forbidden();
    }
    Long workspaces =
        entityManager
            .createNamedQuery("Workspace.countOfOwner", Long.class) // by name, as below
            .setParameter("owner", id)
            .getSingleResult();
    if (workspaces > 0) {
      throw Problem.of(
          417,
          "You cannot delete a user that has workspaces. Delete their workspaces and try again!");
    }
    Map<String, Object> before = UserAudit.fields(user);
    user.delete(clock.instant());
    audit.deleted(caller, before, user, deleteKeys(id));
  }

  /**
   * By name, for the entity belongs to a package that imports this one.
   *
   * @return how many
   */
  public int deleteKeys(UUID userId) {
    return entityManager
        .createNamedQuery("ApiKey.deleteOfUser")
        .setParameter("user", userId)
        .executeUpdate();
  }

  /** Changes the names by which people know a user; the username needs {@code user:update}. */
  public UserResponse updateProfile(Caller caller, UUID id, UpdateProfileRequest wanted) {
    User user = lock(caller, UPDATE_PERSONAL, id);
    Map<String, Object> before = UserAudit.fields(user);
    boolean renamed = !user.username().equals(wanted.username());
    if (renamed && !caller.may(UPDATE, user.asObject())) {
      throw Problem.notFound();
    }
    boolean another =
        users.findByUsername(wanted.username()).filter(known -> !known.id().equals(id)).isPresent();
    if (another) {
      throw nameInUse();
    }
    try {
      user.setProfile(
          wanted.username(),
          Objects.requireNonNullElse(wanted.name(), ""),
          Objects.requireNonNullElse(wanted.avatarUrl(), ""),
          clock.instant());
      entityManager.flush();
    } catch (ConstraintViolationException clash) {
      throw nameInUse();
    }
    audit.written(caller, before, user);
    return user.toResponse();
  }

  private static Problem nameInUse() {
    return Problem.ofField(
        409,
        "A user with this username already exists.",
        "username",
        "This username is already in use.");
  }

  /** Suspends or activates; refuses to suspend oneself or an owner. */
  public UserResponse setStatus(Caller caller, UUID id, UserStatus status) {
    User user = lock(caller, UPDATE, id);
    if (status == UserStatus.SUSPENDED && id.equals(caller.userId())) {
      throw Problem.of(400, "You cannot suspend yourself.");
    }
    if (status == UserStatus.SUSPENDED && user.isOwner()) {
      throw Problem.of(
          400,
          "You cannot suspend a user with the \"owner\" role. You must remove the role first.");
    }
    Map<String, Object> before = UserAudit.fields(user);
    user.setStatus(status, clock.instant());
    audit.written(caller, before, user);
    return user.toResponse();
  }

  /** Replaces a user's site roles; refuses oneself, and roles that are not the caller's to give. */
  public UserResponse setRoles(Caller caller, UUID id, Set<Role> wanted) {
    List<User> owners = lockOwners();
    User user = lock(caller, UPDATE, id);
    if (id.equals(caller.userId())) {
      throw Problem.of(400, "You cannot change your own roles.");
    }
    Set<Role> changed = new HashSet<>(user.roles());
    changed.addAll(wanted);
    changed.removeIf(role -> user.roles().contains(role) && wanted.contains(role));
    requireAssignable(caller, changed);
    boolean demoted = user.isOwner() && !wanted.contains(Role.OWNER);
    if (demoted && owners.size() == 1) {
      throw Problem.of(400, "The last owner cannot be demoted.");
    }
    Map<String, Object> before = UserAudit.fields(user);
    user.setRoles(wanted, clock.instant());
    audit.written(caller, before, user);
    return user.toResponse();
  }

  private static void requireAssignable(Caller caller, Set<Role> roles) {
    if (!caller.assignableRoles().containsAll(roles)) {
      throw Problem.forbidden();
    }
  }

  private List<User> lockOwners() {
    return entityManager
        .createNamedQuery("User.owners", User.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * The user to change, its row locked until the transaction ends.
   *
   * @throws Problem 404 when there is none, 403 when the caller may not
   */
  public User lock(Caller caller, Permission permission, UUID id) {
    User user = entityManager.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (user == null || user.isDeleted()) {
      throw Problem.notFound();
    }
    if (!caller.may(permission, user.asObject())) {
      throw Problem.forbidden();
    }
    return user;
  }
}
