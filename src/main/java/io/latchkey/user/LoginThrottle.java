package io.latchkey.user;

import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Slows the guessing of passwords, on all nodes alike (token API 3.2, D22). Refused is an attempt
 *
 * <ul>
 *   <li>at an account from an address, after {@value #AT_ADDRESS} failed ones in 15 minutes;
 *   <li>at an account from any address, after {@value #AT_ACCOUNT} failed ones in 15 minutes, but
 *       only if this address is among those that failed: an address that has not failed has one
 *       attempt, so that nobody can shut the owner of an account out by failing elsewhere;
 *   <li>from an address at any account, after {@value #FROM_ADDRESS} failed ones in a minute.
 * </ul>
 *
 * <p>An attempt counts as failed from its beginning until it has succeeded, so that many at once do
 * not slip past together; refused attempts do not count. Not within a transaction: what is counted
 * must be seen by others at once, and stay when the attempt is rolled back.
 */
@ApplicationScoped
public class LoginThrottle {

  static final int AT_ADDRESS = 20;
  static final int AT_ACCOUNT = 100;
  static final int FROM_ADDRESS = 60;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject FailedLogins failed;

  /**
   * Begins an attempt at the account of this email address, whether somebody has it or not.
   *
   * @throws Problem 429 with {@code Retry-After}
   */
  public LoginAttempt begin(String email, String address) {
    LoginAttempt attempt = new LoginAttempt(UUID.randomUUID(), email, address, clock.instant());
    if (settings.loginThrottling()) {
      failed.add(attempt);
      try {
        requireFew(attempt);
      } catch (Problem refused) {
        failed.remove(attempt);
        throw refused;
      }
    }
    return attempt;
  }

  private void requireFew(LoginAttempt attempt) {
    List<Instant> here = failed.atAddressBefore(attempt, WINDOW, AT_ADDRESS);
    requireFewer(AT_ADDRESS, WINDOW, here);
    requireFewer(FROM_ADDRESS, MINUTE, failed.fromAddressBefore(attempt, MINUTE, FROM_ADDRESS));
    if (!here.isEmpty()) {
      requireFewer(AT_ACCOUNT, WINDOW, failed.atAccountBefore(attempt, WINDOW, AT_ACCOUNT));
    }
  }

  /** The next attempt is free when enough of those before it have left the window. */
  private void requireFewer(int limit, Duration window, List<Instant> latestFirst) {
    if (latestFirst.size() >= limit) {
      Instant free = latestFirst.get(limit - 1).plus(window);
      long seconds = Duration.between(clock.instant(), free).toSeconds() + 1;
      throw Problem.of(429, "You've been rate limited for sending too many requests!")
          .because("rate_limited")
          .withHeader("Retry-After", Long.toString(Math.min(seconds, window.toSeconds())));
    }
  }

  /** The password was right: this address may fail at this account as often as ever again. */
  public void succeeded(LoginAttempt attempt) {
    if (settings.loginThrottling()) {
      failed.removeAllLike(attempt);
    }
  }

  /** Refused, but not for a wrong password. */
  public void withdrawn(LoginAttempt attempt) {
    if (settings.loginThrottling()) {
      failed.remove(attempt);
    }
  }
}
