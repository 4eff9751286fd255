package io.latchkey.verifier;

import io.latchkey.api.AllowListEntry;
import io.latchkey.api.IntrospectionResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What is kept of a key.
 *
 * @param secret of the text that opens it
 * @param askAgainAt when Latchkey is to be asked again, though nothing was revoked: it notes the
 *     use of a key, and moves the end of a session, only when it is asked
 */
record KnownKey(VerifiedKey key, PresentedKeyText.Hash secret, Instant askAgainAt) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration POSTPONED = Duration.ofSeconds(5);

  /**
   * What was read about a key that was presented.
   *
   * @throws IllegalArgumentException when it is about another key, or lacks what Latchkey tells:
   *     whoever mixes up answers must not give anybody another's rights
   */
  static KnownKey of(
      PresentedKeyText presented,
      IntrospectionResponse read,
      Set<String> scopes,
      LatchkeyTime time) {
    if (!presented.id().equals(read.jti())
        || read.sub() == null
        || read.username() == null
        || read.roles() == null
        || read.roles().stream().anyMatch(Objects::isNull)
        || !isWhole(read.allowList())
        || read.iat() == null
        || read.exp() == null) {
      throw new IllegalArgumentException("not about this key");
    }
    VerifiedKey key =
        new VerifiedKey(
            read.jti(),
            UUID.fromString(read.sub()),
            read.username(),
            read.tokenName(),
            read.loginType(),
            Set.copyOf(read.roles()),
            scopes,
            read.allowList(),
            Instant.ofEpochSecond(read.iat()),
            Instant.ofEpochSecond(read.exp()));
    Instant now = time.now();
    return new KnownKey(key, presented.hash(), now.plus(rest(now, key.expiresAt())));
  }

  private static boolean isWhole(List<AllowListEntry> allowList) {
    return allowList == null
        || allowList.stream()
            .allMatch(entry -> entry != null && entry.type() != null && entry.id() != null);
  }

  /** Latchkey was asked again, and gave no answer. */
  KnownKey postponed(LatchkeyTime time) {
    return new KnownKey(key, secret, time.now().plus(POSTPONED));
  }

  /** Half of what is left, so that a short session is in time for its end to be moved. */
  private static Duration rest(Instant now, Instant end) {
    Duration half = Duration.between(now, end).dividedBy(2);
    Duration limited = half.compareTo(LONGEST) < 0 ? half : LONGEST;
    return limited.compareTo(SHORTEST) > 0 ? limited : SHORTEST;
  }

  boolean isOf(PresentedKeyText presented) {
    return secret.equals(presented.hash());
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(key.expiresAt());
  }

  /** Whether it may be used as it is. */
  boolean isCurrent(Instant now) {
    return now.isBefore(askAgainAt) && !hasEnded(now);
  }
}
