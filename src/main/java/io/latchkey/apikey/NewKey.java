package io.latchkey.apikey;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.ScopeSet;
import io.latchkey.problem.Problem;
import io.latchkey.user.LoginType;
import java.time.Duration;
import java.time.Instant;

/**
 * What a key will be; the secret is added when it is created.
 *
 * @param name the token's name, null for a session
 * @param lifetime how long it lasts
 * @param ipAddress where the request came from
 */
record NewKey(
    LoginType loginType,
    String name,
    ScopeSet scopes,
    AllowList allowList,
    Duration lifetime,
    Instant createdAt,
    String ipAddress) {

  private static final long DAY_SECONDS = 86_400;

  static NewKey session(Duration lifetime, Instant now, String ipAddress) {
    return new NewKey(
        LoginType.PASSWORD, null, ScopeSet.ALL, AllowList.ANY, lifetime, now, ipAddress);
  }

  /**
   * A token as requested, within the limits of the caller's key.
   *
   * @throws Problem 403 when the request goes beyond them
   */
  static NewKey token(
      TokenWish wish,
      Caller caller,
      String name,
      Duration lifetime,
      Instant now,
      String ipAddress) {
    ScopeSet scopes = wish.scopesWithin(caller);
    AllowList allowList = wish.allowListWithin(caller);
    return new NewKey(LoginType.TOKEN, name, scopes, allowList, lifetime, now, ipAddress);
  }

  /** When the key expires by itself. */
  Instant expiresAt() {
    return createdAt.plus(lifetime);
  }

  /** Whole seconds; a lifetime below one second counts as a day, as in the reference (4.2). */
  long lifetimeSeconds() {
    long seconds = lifetime.toSeconds();
    return seconds == 0 ? DAY_SECONDS : seconds;
  }
}
