package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Role;
import io.latchkey.api.UpdatePasswordRequest;
import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Gives a user a new password, and takes away all its keys in the same transaction (2.9, 3.3). */
@Stateless
public class PasswordChange {

  /** The reason of the refusal that counts as a failed attempt to prove a password. */
  public static final String WRONG_PASSWORD = "wrong_password";

  private static final Permission UPDATE_PERSONAL = Permission.parse("user:update_personal");

  @Inject UserAdministration administration;
  @Inject UserAudit audit;

  /**
   * Changes a password.
   *
   * @throws Problem 403 when the caller may not, 400 with the texts of the contract otherwise
   */
  public void change(Caller caller, UUID id, UpdatePasswordRequest wanted) {
    User user = administration.lock(caller, UPDATE_PERSONAL, id);
    if (user.isOwner() && !caller.roles().contains(Role.OWNER)) {
      throw Problem.of(400, "Only owners can change the password of an owner.");
    }
    if (user.loginType() != LoginType.PASSWORD) {
      throw Problem.of(400, "Users without password login type cannot change their password.");
    }
    String old = wanted.oldPassword() == null ? "" : wanted.oldPassword();
    if (id.equals(caller.userId()) && old.isEmpty()) {
      throw Problem.of(400, "Old password is required.");
    }
    PasswordStrength.require(wanted.password(), "Invalid password.");
    if (!old.isEmpty() && user.password().filter(stored -> stored.matches(old)).isEmpty()) {
      throw Problem.ofField(
              400, "Old password is incorrect.", "old_password", "Old password is incorrect.")
          .because(WRONG_PASSWORD);
    }
    if (user.password().filter(stored -> stored.matches(wanted.password())).isPresent()) {
      throw Problem.of(400, "New password cannot match old password.");
    }
    user.setPassword(PasswordHash.of(wanted.password()));
    audit.passwordChanged(caller, user, administration.deleteKeys(id));
  }
}
