package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.revocation.Revoked;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores a new password and deletes all the user's keys, in one transaction. */
@Stateless
public class PasswordReplacement {

  private static final Permission UPDATE_PERSONAL = Permission.parse("user:update_personal");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject ActingCaller acting;
  @Inject UserAudit audit;
  @Inject Event<KeyRevocation> revocations;
  @Inject RevocationLog log;

  /** See {@link PasswordChange#change}. */
  public Revoked<Void> replace(
      Caller caller, UUID id, Optional<PasswordHash> checked, PasswordHash next) {
    Caller present = acting.lock(caller, Set.of(id));
    User user = entityManager.find(User.class, id);
    requireMayChange(present, user);
    if (!user.password().equals(checked)) {
      throw Problem.of(409, "The password was changed meanwhile. Please try again.");
    }
    user.setPassword(next);
    KeyRevocation revocation = new KeyRevocation(id);
    revocations.fire(revocation);
    audit.passwordChanged(caller, user, revocation.deleted());
    return log.ofUser(id, null);
  }

  /** Checked before, and again with the row locked. */
  static void requireMayChange(Caller caller, User user) {
    if (user.isDeleted()) {
      throw Problem.notFound();
    }
    if (!caller.may(UPDATE_PERSONAL, user.asObject())) {
      throw Problem.forbidden();
    }
    if (!user.id().equals(caller.userId())) {
      ActingCaller.requireUnrestricted(caller);
    }
    if (user.isOwner() && !caller.roles().contains(Role.OWNER)) {
      throw Problem.of(400, "Only owners can change the password of an owner.");
    }
    if (user.loginType() != LoginType.PASSWORD) {
      throw Problem.of(400, "Users without password login type cannot change their password.");
    }
  }
}
