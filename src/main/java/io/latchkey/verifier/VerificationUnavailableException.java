package io.latchkey.verifier;

/**
 * Whether the key is good cannot be said now, because Latchkey does not say; to be answered with
 * 503. The message says why, and holds no secret.
 */
public final class VerificationUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean outage;

  VerificationUnavailableException(String message) {
    this(message, null, true);
  }

  VerificationUnavailableException(String message, Throwable cause) {
    this(message, cause, true);
  }

  private VerificationUnavailableException(String message, Throwable cause, boolean outage) {
    super(message, cause);
    this.outage = outage;
  }

  /** Because of this verifier: whether Latchkey could be reached has not been seen. */
  static VerificationUnavailableException here(String message, Throwable cause) {
    return new VerificationUnavailableException(message, cause, false);
  }

  /** Whether Latchkey did not answer, or not as itself. */
  boolean isOutage() {
    return outage;
  }
}
