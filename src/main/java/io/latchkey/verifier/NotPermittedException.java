package io.latchkey.verifier;

/** A good key, but not for this; to be answered with 403 (RFC 6750, {@code insufficient_scope}). */
public final class NotPermittedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotPermittedException(String message) {
    super(message);
  }
}
