package io.latchkey.storage;

/**
 * A failure of the database after which the operation may be called again: it had no effect, or
 * repeating it does no harm. {@link Retried} operations are called again.
 */
public final class RetryableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Marks that failure as retryable. */
  public RetryableException(Throwable failure) {
    super(failure);
  }
}
