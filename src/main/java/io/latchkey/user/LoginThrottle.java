package io.latchkey.user;

import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Slows down password guessing, across all nodes (token API 3.2, D22). An address is an IPv4
 * address or an IPv6 network of 64 bits. An attempt is rejected
 *
 * <ul>
 *   <li>at an account from an address, after {@value #AT_ADDRESS} failed attempts in 15 minutes;
 *   <li>from an address at any account, after {@value #FROM_ADDRESS} failed attempts in a minute;
 *   <li>at an account under attack, that is with {@value #AT_ACCOUNT} failed attempts in 15 minutes
 *       from anywhere, out of turn (see {@link LoginTurn}) or after {@value #IN_TURNS} failed
 *       attempts from this address; but not from an address from which the account was logged in to
 *       before.
 * </ul>
 *
 * <p>So nobody can lock the owner out of an account by failing elsewhere: a known address does not
 * have to wait, and a new one gets its turn within {@value LoginTurn#ROUND_SECONDS} seconds,
 * whatever others do.
 *
 * <p>An attempt counts as failed from its start until it has succeeded, so that many at once cannot
 * slip past together; rejected attempts do not count. Not within a transaction: what is counted
 * must be visible to others at once, and remain when the attempt is rolled back.
 */
@ApplicationScoped
public class LoginThrottle {

  /** The reason of the error that counts as a failed attempt. */
  public static final String WRONG_PASSWORD = "wrong_password";

  static final int AT_ADDRESS = 20;
  static final int IN_TURNS = 5;
  static final int AT_ACCOUNT = 100;
  static final int FROM_ADDRESS = 60;

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject FailedLogins failed;
  @Inject KnownAddresses known;

  /**
   * Makes an attempt at the password of the account with this email address, whether or not
   * somebody has it. It counts as failed while it goes on, when the password is wrong, and when the
   * server fails; not when it is rejected for another reason.
   *
   * @param proof does what the password is needed for, and rejects a wrong one with the reason
   *     {@link #WRONG_PASSWORD}
   * @throws Problem 429 with {@code Retry-After}; whatever the proof throws
   */
  public <T> T attempt(String email, String address, Function<LoginAttempt, T> proof) {
    LoginAttempt attempt = begin(email, address);
    T proved;
    try {
      proved = proof.apply(attempt);
    } catch (Problem refused) {
      if (!refused.reason().equals(WRONG_PASSWORD)) {
        withdrawn(attempt);
      }
      throw refused;
    }
    succeeded(attempt);
    return proved;
  }

  LoginAttempt begin(String email, String address) {
    LoginAttempt asked = LoginAttempt.at(clock.instant(), email, address);
    return settings.loginThrottling() ? count(asked) : asked.fromKnownAddress();
  }

  /** Most of a flood is rejected before anything is written. */
  private LoginAttempt count(LoginAttempt asked) {
    LoginHistory before = failed.before(asked);
    LoginAttempt attempt = admit(asked.after(before), before);
    failed.add(attempt);
    try {
      LoginHistory meanwhile = failed.before(attempt);
      if (!admit(attempt, meanwhile).id().equals(attempt.id())) {
        // Under attack since a moment ago, and without a turn.
        throw LoginAttempt.refused(Duration.ofSeconds(1));
      }
      return attempt.after(meanwhile);
    } catch (Problem refused) {
      failed.remove(attempt);
      throw refused;
    }
  }

  private LoginAttempt admit(LoginAttempt attempt, LoginHistory history) {
    List<Instant> here = history.here();
    requireFewer(AT_ADDRESS, FailedLogins.WINDOW, here);
    requireFewer(FROM_ADDRESS, FailedLogins.MINUTE, history.fromAddress());
    if (attempt.known() || history.atAccount().size() < AT_ACCOUNT) {
      return attempt;
    }
    requireFewer(IN_TURNS, FailedLogins.WINDOW, here);
    LoginTurn turn = LoginTurn.of(attempt);
    boolean used = !here.isEmpty() && !here.get(0).isBefore(turn.start());
    if (!turn.open() || used) {
      throw LoginAttempt.refused(turn.untilNext());
    }
    return attempt.withId(turn.id());
  }

  /** The next attempt is allowed once enough of the earlier ones have left the window. */
  private void requireFewer(int limit, Duration window, List<Instant> latestFirst) {
    if (latestFirst.size() >= limit) {
      Duration left = Duration.between(clock.instant(), latestFirst.get(limit - 1).plus(window));
      Duration wait = left.plusSeconds(1);
      throw LoginAttempt.refused(wait.compareTo(window) > 0 ? window : wait);
    }
  }

  /**
   * The password was right: for this address and account counting starts anew, and the address is
   * known from now on.
   */
  void succeeded(LoginAttempt attempt) {
    if (!settings.loginThrottling()) {
      return;
    }
    if (attempt.alone()) {
      failed.remove(attempt);
    } else {
      failed.removeAllLike(attempt);
    }
    if (attempt.isNews()) {
      try {
        known.add(attempt);
      } catch (Problem another) {
        return; // a login at the same moment has added it
      }
    }
  }

  /** Rejected, but not for a wrong password. */
  void withdrawn(LoginAttempt attempt) {
    if (settings.loginThrottling()) {
      failed.remove(attempt);
    }
  }
}
