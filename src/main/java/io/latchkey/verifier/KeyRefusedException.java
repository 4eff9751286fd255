package io.latchkey.verifier;

import java.time.Instant;
import java.util.Optional;

/**
 * What was presented opens nothing; to be answered with 401 (RFC 6750, {@code invalid_token}).
 * Holds nothing of what was presented.
 */
public final class KeyRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** It does not have the form of a key. */
    MALFORMED,
    /** It was good, and has ended by time: see {@link KeyRefusedException#expiredAt()}. */
    EXPIRED,
    /**
     * Latchkey does not know it, or no longer, or its owner is suspended; which of them Latchkey
     * does not tell.
     */
    INACTIVE
  }

  private final Reason reason;
  private final Instant expiredAt;

  private KeyRefusedException(Reason reason, Instant expiredAt, String message) {
    super(message);
    this.reason = reason;
    this.expiredAt = expiredAt;
  }

  static KeyRefusedException malformed() {
    return new KeyRefusedException(Reason.MALFORMED, null, "This is not a key.");
  }

  static KeyRefusedException inactive() {
    return new KeyRefusedException(
        Reason.INACTIVE, null, "The key is unknown, or it has been revoked.");
  }

  static KeyRefusedException expired(Instant at) {
    return new KeyRefusedException(Reason.EXPIRED, at, "The key expired at " + at + ".");
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** When the key ended, if it was known here when it did. */
  public Optional<Instant> expiredAt() {
    return Optional.ofNullable(expiredAt);
  }
}
