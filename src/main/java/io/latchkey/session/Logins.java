package io.latchkey.session;

import io.latchkey.api.LoginRequest;
import io.latchkey.apikey.ApiKeyCreation;
import io.latchkey.apikey.KeyAudit;
import io.latchkey.apikey.KeySecret;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.user.LoginAttempt;
import io.latchkey.user.LoginThrottle;
import io.latchkey.user.LoginType;
import io.latchkey.user.PasswordHash;
import io.latchkey.user.User;
import io.latchkey.user.UserStatus;
import io.latchkey.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Authenticates users who log in (token API 3.2). Hashing is slow, so it runs outside a
 * transaction.
 */
@ApplicationScoped
public class Logins {

  @Inject Users users;
  @Inject ApiKeyCreation creation;
  @Inject Settings settings;
  @Inject LoginMeters meters;
  @Inject LoginThrottle throttle;
  @Inject KeyAudit audit;

  /**
   * Logs a user in with email and password.
   *
   * @throws Problem 401 when they do not match or the user is suspended, 403 when password login is
   *     not open to this user; in the order of the contract, so that nothing is disclosed before
   *     the password is known to be right; 429 after too many wrong ones; 503 when too many
   *     passwords are being checked
   */
  public KeySecret logIn(LoginRequest request, String ipAddress) {
    try {
      KeySecret session =
          throttle.attempt(request.email(), ipAddress, attempt -> logIn(request, attempt));
      meters.count("accepted");
      return session;
    } catch (Problem refused) {
      meters.count(refused.reason());
      throw refused;
    }
  }

  private KeySecret logIn(LoginRequest request, LoginAttempt attempt) {
    Optional<User> found = users.findByEmail(request.email());
    try {
      User user = check(request, found, attempt);
      return creation.createSession(
          user.id(), present -> requireSame(user.password(), present), attempt.address());
    } catch (Problem refused) {
      if (!refused.reason().equals(PasswordHash.BUSY)) {
        audit.loginRefused(found.map(User::id), refused.status());
      }
      throw refused;
    }
  }

  private User check(LoginRequest request, Optional<User> found, LoginAttempt attempt) {
    PasswordHash stored = found.flatMap(User::password).orElse(PasswordHash.NOBODY);
    boolean matches = attempt.proves(stored, request.password());
    User user =
        found
            .filter(known -> matches && known.password().isPresent())
            .orElseThrow(() -> wrongPassword());
    requireMayLogIn(user);
    return user;
  }

  /** Called with the user's row locked: what was checked before counts only if it still holds. */
  private void requireSame(Optional<PasswordHash> verified, User present) {
    if (!present.password().equals(verified)) {
      throw wrongPassword();
    }
    requireMayLogIn(present);
  }

  private void requireMayLogIn(User user) {
    if (!settings.passwordAuth()) {
      throw Problem.of(403, "Password authentication is disabled.").because("disabled");
    }
    if (user.loginType() != LoginType.PASSWORD) {
      throw Problem.of(
              403,
              "Incorrect login type, attempting to use \"password\" but user is of login type \""
                  + user.loginType().text()
                  + "\"")
          .because("login_type");
    }
    if (user.status() == UserStatus.SUSPENDED) {
      throw Problem.of(
              401, "Your account is suspended. Contact an admin to reactivate your account.")
          .because("suspended");
    }
  }

  private static Problem wrongPassword() {
    return Problem.of(401, "Incorrect email or password.").because(LoginThrottle.WRONG_PASSWORD);
  }
}
