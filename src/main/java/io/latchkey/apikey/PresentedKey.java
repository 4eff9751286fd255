package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.api.GoTime;
import io.latchkey.problem.Problem;
import io.latchkey.user.LoginType;
import io.latchkey.user.User;
import io.latchkey.user.UserStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * A key that a request presents, with the user it belongs to: read as one row in one round trip.
 */
public record PresentedKey(ApiKey key, User user) {

  private static final Duration SLIDING_STEP = Duration.ofHours(1);

  /** Rejects a wrong secret and a key past its end (token API 2.3, rows 6 to 8). */
  void verify(KeySecret presented, Instant now) {
    if (!key.hasSecret(presented)) {
      throw Problem.signedOut("wrong_secret", "API key secret is invalid.");
    }
    requireUnexpired(key, now);
    if (user.isDeleted()) {
      throw Problem.signedOut("no_user", "API key user does not exist.");
    }
  }

  /** Rejects a key past its end (token API 2.3, row 7). */
  static void requireUnexpired(ApiKey key, Instant now) {
    if (key.isExpiredAt(now)) {
      throw Problem.signedOut(
          "expired", "API key expired at \"" + new GoTime(key.expiresAt()) + "\".");
    }
  }

  /** The end to which the key slides when it is used now (token API 2.4, D1). */
  Instant expiryWhenUsedAt(Instant now, boolean sessionsSlide) {
    Duration left = Duration.between(now, key.expiresAt());
    boolean slides =
        sessionsSlide
            && key.loginType() != LoginType.TOKEN
            && left.compareTo(key.lifetime().minus(SLIDING_STEP)) <= 0;
    return slides ? now.plus(key.lifetime()) : key.expiresAt();
  }

  /** Whether this use of the key must be recorded: for most requests it need not. */
  public boolean useIsDueAt(Instant now, boolean sessionsSlide) {
    return isDormant()
        || key.useIsStaleAt(now)
        || !expiryWhenUsedAt(now, sessionsSlide).equals(key.expiresAt());
  }

  boolean isDormant() {
    return user.status() == UserStatus.DORMANT;
  }

  /** The user, within the limits of this key. */
  public Caller caller() {
    return new Caller(
        user.id(),
        user.username(),
        user.roles(),
        key.id(),
        key.scopes(),
        key.allowList(),
        key.expiresAt());
  }
}
