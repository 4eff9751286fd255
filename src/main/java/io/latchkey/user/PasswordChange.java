package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.api.UpdatePasswordRequest;
import io.latchkey.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives a user a new password (token API 2.9, 3.3). Passwords are checked and hashed before the
 * change: that takes its time, during which nobody else must wait for the user's row.
 */
@ApplicationScoped
public class PasswordChange {

  /** The reason of the refusal that counts as a failed attempt to prove a password. */
  public static final String WRONG_PASSWORD = "wrong_password";

  private static final Permission UPDATE_PERSONAL = Permission.parse("user:update_personal");

  @Inject Users users;
  @Inject PasswordReplacement replacement;

  /**
   * Changes a password.
   *
   * @throws Problem 403 when the caller may not, 409 when somebody else changes it meanwhile, 400
   *     with the texts of the contract otherwise
   */
  public void change(Caller caller, UUID id, UpdatePasswordRequest wanted) {
    User user = users.find(id).orElseThrow(Problem::notFound);
    requireMayChange(caller, user);
    String old = wanted.oldPassword() == null ? "" : wanted.oldPassword();
    if (id.equals(caller.userId()) && old.isEmpty()) {
      throw Problem.of(400, "Old password is required.");
    }
    PasswordStrength.require(wanted.password(), "Invalid password.");
    Optional<PasswordHash> stored = user.password();
    PasswordHash next =
        HashQueue.each(caller.userId(), () -> checkAndHash(stored, old, wanted.password()));
    replacement.replace(caller, id, stored, next);
  }

  private static PasswordHash checkAndHash(
      Optional<PasswordHash> stored, String old, String wanted) {
    if (!old.isEmpty() && stored.filter(hash -> hash.matches(old)).isEmpty()) {
      throw Problem.ofField(
              400, "Old password is incorrect.", "old_password", "Old password is incorrect.")
          .because(WRONG_PASSWORD);
    }
    if (stored.filter(hash -> hash.matches(wanted)).isPresent()) {
      throw Problem.of(400, "New password cannot match old password.");
    }
    return PasswordHash.of(wanted);
  }

  /** What is asked before and again under the lock. */
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
