package io.latchkey.verifier;

/**
 * Whether the key is good cannot be said now, because Latchkey does not say; to be answered with
 * 503. The message says why, and holds no secret.
 */
public final class VerificationUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  VerificationUnavailableException(String message) {
    super(message);
  }

  VerificationUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
