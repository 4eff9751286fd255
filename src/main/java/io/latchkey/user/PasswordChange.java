package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.api.UpdatePasswordRequest;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.Revoked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives a user a new password (token API 2.9, 3.3). Passwords are checked and hashed before the
 * change, because that is slow and nobody else should wait for the user's row meanwhile.
 */
@ApplicationScoped
public class PasswordChange {

  @Inject Users users;
  @Inject LoginThrottle throttle;
  @Inject PasswordReplacement replacement;

  /**
   * Changes a password. A wrong old one counts as a failed login.
   *
   * @param address where the request comes from
   * @throws Problem 403 when the caller may not, 409 when somebody else changes it meanwhile, 429
   *     after too many wrong old ones, 400 with the texts of the contract otherwise
   */
  public Revoked<Void> change(
      Caller caller, UUID id, UpdatePasswordRequest wanted, String address) {
    User user = users.find(id).orElseThrow(Problem::notFound);
    String old = Objects.requireNonNullElse(wanted.oldPassword(), "");
    return old.isEmpty()
        ? change(caller, user, old, wanted.password())
        : throttle.attempt(
            user.toResponse().email(),
            address,
            attempt -> change(caller, user, old, wanted.password()));
  }

  private Revoked<Void> change(Caller caller, User user, String old, String wanted) {
    UUID id = user.id();
    PasswordReplacement.requireMayChange(caller, user);
    if (id.equals(caller.userId()) && old.isEmpty()) {
      throw Problem.of(400, "Old password is required.");
    }
    PasswordStrength.require(wanted, "Invalid password.");
    Optional<PasswordHash> stored = user.password();
    PasswordHash next = HashQueue.each(caller.userId(), () -> checkAndHash(stored, old, wanted));
    return replacement.replace(caller, id, stored, next);
  }

  private static PasswordHash checkAndHash(
      Optional<PasswordHash> stored, String old, String wanted) {
    if (!old.isEmpty() && stored.filter(hash -> hash.matches(old)).isEmpty()) {
      throw Problem.ofField(
              400, "Old password is incorrect.", "old_password", "Old password is incorrect.")
          .because(LoginThrottle.WRONG_PASSWORD);
    }
    if (stored.filter(hash -> hash.matches(wanted)).isPresent()) {
      throw Problem.of(400, "New password cannot match old password.");
    }
    return PasswordHash.of(wanted);
  }
}
