package io.latchkey.apikey;

import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.GoTime;
import io.latchkey.problem.Problem;
import io.latchkey.user.LoginType;
import io.latchkey.user.User;
import io.latchkey.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that a request presents, with the user it belongs to: read as one row in one round trip, or
 * found in this node's memory. It never changes, and of the secret it has only the hash.
 */
public final class PresentedKey {

  private static final Duration SLIDING_STEP = Duration.ofHours(1);

  /** How long a recorded use is recent enough (token API 2.4). */
  private static final Duration USE_STEP = Duration.ofHours(1);

  private final Caller caller;
  private final User user;
  private final byte[] hashedSecret;
  private final LoginType loginType;
  private final boolean ended;
  private final long lifetimeSeconds;
  private final String ipAddress;
  private final Instant createdAt;

  /** Null for sessions. */
  private final String tokenName;

  /** Null when never used. */
  private final Instant lastUsed;

  /** A key and its user, as the query reads them. */
  public PresentedKey(ApiKey key, User user) {
    this(
        user,
        caller(user, key.id(), key.scopes(), key.allowList(), key.expiresAt()),
        key.hashedSecret(),
        key.loginType(),
        key.isEnded(),
        key.lifetime().toSeconds(),
        key.ipAddress(),
        key.createdAt(),
        key.name().orElse(null),
        key.lastUsed());
  }

  private PresentedKey(
      User user,
      Caller caller,
      byte[] hashedSecret,
      LoginType loginType,
      boolean ended,
      long lifetimeSeconds,
      String ipAddress,
      Instant createdAt,
      String tokenName,
      Instant lastUsed) {
    this.user = user;
    this.caller = caller;
    this.hashedSecret = hashedSecret;
    this.loginType = loginType;
    this.ended = ended;
    this.lifetimeSeconds = lifetimeSeconds;
    this.ipAddress = ipAddress;
    this.createdAt = createdAt;
    this.tokenName = tokenName;
    this.lastUsed = lastUsed;
  }

  private static Caller caller(
      User user, String id, ScopeSet scopes, AllowList allowList, Instant end) {
    return new Caller(user.id(), user.username(), user.roles(), id, scopes, allowList, end);
  }

  /** The same, to be kept: what it has in common with others is shared. */
  PresentedKey sharing(SharedValues values) {
    User one = values.user(user);
    ScopeSet scopes = values.scopes(caller.scopes());
    AllowList allowList = values.allowList(caller.allowList());
    return new PresentedKey(
        one,
        caller(one, id(), scopes, allowList, expiresAt()),
        hashedSecret,
        loginType,
        ended,
        lifetimeSeconds,
        values.address(ipAddress),
        createdAt,
        tokenName,
        lastUsed);
  }

  /** The user, within the limits of this key. */
  public Caller caller() {
    return caller;
  }

  /** The user whose key it is. */
  public User user() {
    return user;
  }

  /** How the key came to be: a login of some kind, or a token. */
  public LoginType loginType() {
    return loginType;
  }

  /** The token's name; a session has none. */
  public Optional<String> tokenName() {
    return Optional.ofNullable(tokenName);
  }

  /** When it was created. */
  public Instant createdAt() {
    return createdAt;
  }

  String id() {
    return caller.keyId();
  }

  Instant expiresAt() {
    return caller.keyExpiresAt();
  }

  Instant lastUsed() {
    return lastUsed;
  }

  String ipAddress() {
    return ipAddress;
  }

  boolean hasSecret(KeySecret presented) {
    return presented.matches(hashedSecret);
  }

  boolean isExpiredAt(Instant now) {
    return ended || expiresAt().isBefore(now);
  }

  /** Rejects a wrong secret and a key past its end (token API 2.3, rows 6 to 8). */
  void verify(KeySecret presented, Instant now) {
    if (!hasSecret(presented)) {
      throw Problem.signedOut("wrong_secret", "API key secret is invalid.");
    }
    if (isExpiredAt(now)) {
      throw expired(expiresAt());
    }
    if (user.isDeleted()) {
      throw Problem.signedOut("no_user", "API key user does not exist.");
    }
  }

  /** The rejection of a key past its end (token API 2.3, row 7). */
  static Problem expired(Instant end) {
    return Problem.signedOut("expired", "API key expired at \"" + new GoTime(end) + "\".");
  }

  /** Whether the last recorded use is more than an hour ago (token API 2.4). */
  boolean useIsStaleAt(Instant now) {
    return lastUsed == null || lastUsed.plus(USE_STEP).isBefore(now);
  }

  /** The end to which the key slides when it is used now (token API 2.4, D1). */
  Instant expiryWhenUsedAt(Instant now, boolean sessionsSlide) {
    if (!sessionsSlide || loginType == LoginType.TOKEN) {
      return expiresAt();
    }
    Duration lifetime = Duration.ofSeconds(lifetimeSeconds);
    Duration left = Duration.between(now, expiresAt());
    return left.compareTo(lifetime.minus(SLIDING_STEP)) <= 0 ? now.plus(lifetime) : expiresAt();
  }

  /** Whether this use of the key must be recorded: for most requests it need not. */
  boolean useIsDueAt(Instant now, boolean sessionsSlide) {
    return isDormant()
        || useIsStaleAt(now)
        || !expiryWhenUsedAt(now, sessionsSlide).equals(expiresAt());
  }

  boolean isDormant() {
    return user.status() == UserStatus.DORMANT;
  }

  /** Names the key; shows neither secret nor hash. */
  @Override
  public String toString() {
    return "PresentedKey[" + id() + "]";
  }
}
