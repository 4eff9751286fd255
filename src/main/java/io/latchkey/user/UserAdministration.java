package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.api.UpdateProfileRequest;
import io.latchkey.api.UserResponse;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.revocation.Revoked;
import io.latchkey.storage.DatabaseFailure;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Changes to users. Each is a revocation: what nodes have in memory of the user's keys says what
 * the user was. Each locks the row it changes and the caller's, and decides by what it then reads.
 * A change that could leave the installation without an owner also locks all owners, so that two
 * such changes cannot both find another owner left.
 */
@Stateless
public class UserAdministration {

  private static final Permission UPDATE = Permission.parse("user:update");
  private static final Permission DELETE = Permission.parse("user:delete");
  private static final Permission UPDATE_PERSONAL = Permission.parse("user:update_personal");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Users users;
  @Inject ActingCaller acting;
  @Inject UserAudit audit;
  @Inject Event<UserRemoval> removals;
  @Inject Event<KeyRevocation> revocations;
  @Inject RevocationLog log;

  /**
   * Deletes a user and all their keys, except the caller, the last owner, and users whom others
   * must keep: {@link UserRemoval}.
   *
   * @return false when the user was deleted before, perhaps a moment ago
   */
  public Revoked<Boolean> delete(Caller caller, UUID id) {
    Set<UUID> owners = users.ownerIds();
    Caller present = acting.lock(caller, with(owners, id));
    User known = entityManager.find(User.class, id);
    if (known != null && known.isDeleted() && present.may(DELETE, known.asObject())) {
      return log.ofUser(id, false);
    }
    User user = require(present, DELETE, id);
    if (id.equals(caller.userId())) {
      throw Problem.of(403, "You cannot delete yourself!");
    }
    if (user.isOwner() && !(present.roles().contains(Role.OWNER) && anotherActs(owners, id))) {
      throw Problem.forbidden();
    }
    removals.fire(new UserRemoval(id));
    Map<String, Object> before = UserAudit.fields(user);
    user.delete(clock.instant());
    KeyRevocation revocation = new KeyRevocation(id);
    revocations.fire(revocation);
    audit.deleted(caller, before, user, revocation.deleted());
    return log.ofUser(id, true);
  }

  /** Changes the names by which people know a user; the username needs {@code user:update}. */
  public Revoked<UserResponse> updateProfile(Caller caller, UUID id, UpdateProfileRequest wanted) {
    Caller present = acting.lock(caller, Set.of(id));
    User user = require(present, UPDATE_PERSONAL, id);
    Map<String, Object> before = UserAudit.fields(user);
    boolean renamed = !user.username().equals(wanted.username());
    if (renamed && !present.may(UPDATE, user.asObject())) {
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
    } catch (PersistenceException clash) {
      throw DatabaseFailure.violates(clash, "users_username") ? nameInUse() : clash;
    }
    audit.written(caller, before, user);
    return log.ofUser(id, user.toResponse());
  }

  private static Problem nameInUse() {
    return Problem.ofField(
        409,
        "A user with this username already exists.",
        "username",
        "This username is already in use.");
  }

  /** Suspends or activates a user; the caller and owners cannot be suspended. */
  public Revoked<UserResponse> setStatus(Caller caller, UUID id, UserStatus status) {
    Caller present = acting.lock(caller, Set.of(id));
    User user = require(present, UPDATE, id);
    if (status == UserStatus.ACTIVE) {
      ActingCaller.requireUnrestricted(present);
    }
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
    return log.ofUser(id, user.toResponse());
  }

  /**
   * Replaces a user's site roles, but not the caller's own, and only if the caller may assign them.
   */
  public Revoked<UserResponse> setRoles(Caller caller, UUID id, Set<Role> wanted) {
    Set<UUID> owners = users.ownerIds();
    Caller present = acting.lock(caller, with(owners, id));
    User user = require(present, UPDATE, id);
    if (id.equals(caller.userId())) {
      throw Problem.of(400, "You cannot change your own roles.");
    }
    ActingCaller.requireUnrestricted(present);
    Set<Role> changed = new HashSet<>(user.roles());
    changed.addAll(wanted);
    changed.removeIf(role -> user.roles().contains(role) && wanted.contains(role));
    requireAssignable(present, changed);
    boolean demoted = user.isOwner() && !wanted.contains(Role.OWNER);
    if (demoted && !anotherActs(owners, id)) {
      throw Problem.of(400, "The last owner cannot be demoted.");
    }
    Map<String, Object> before = UserAudit.fields(user);
    user.setRoles(wanted, clock.instant());
    audit.written(caller, before, user);
    return log.ofUser(id, user.toResponse());
  }

  /**
   * Rejects roles that the caller may not assign or remove.
   *
   * @throws Problem 403
   */
  static void requireAssignable(Caller caller, Set<Role> roles) {
    if (!caller.assignableRoles().containsAll(roles)) {
      throw Problem.forbidden();
    }
  }

  /** Whether an owner other than this one is left who can log in; the owners' rows are locked. */
  private boolean anotherActs(Set<UUID> owners, UUID id) {
    return owners.stream()
        .filter(other -> !other.equals(id))
        .map(other -> entityManager.find(User.class, other))
        .filter(Objects::nonNull)
        .anyMatch(
            owner ->
                owner.isOwner()
                    && owner.status() != UserStatus.SUSPENDED
                    && owner.password().isPresent());
  }

  private static Set<UUID> with(Set<UUID> owners, UUID id) {
    Set<UUID> all = new HashSet<>(owners);
    all.add(id);
    return all;
  }

  /** The user to change, whose row is locked already. */
  private User require(Caller present, Permission permission, UUID id) {
    User user = entityManager.find(User.class, id);
    if (user == null || user.isDeleted()) {
      throw Problem.notFound();
    }
    if (!present.may(permission, user.asObject())) {
      throw Problem.forbidden();
    }
    return user;
  }
}
