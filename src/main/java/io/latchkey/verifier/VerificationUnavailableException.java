package io.latchkey.verifier;

/**
 * Whether the key is good cannot be said now, because Latchkey does not say; to be answered with
 * 503. The message says why, and holds no secret.
 */
public final class VerificationUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean ofOwnKey;

  VerificationUnavailableException(String message) {
    this(message, null, false);
  }

  VerificationUnavailableException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private VerificationUnavailableException(String message, Throwable cause, boolean ofOwnKey) {
    super(message, cause);
    this.ofOwnKey = ofOwnKey;
  }

  /** Because Latchkey refuses this verifier, which may have been shut out on purpose. */
  static VerificationUnavailableException ofOwnKey(String message) {
    return new VerificationUnavailableException(message, null, true);
  }

  boolean isOfOwnKey() {
    return ofOwnKey;
  }
}
