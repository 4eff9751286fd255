package io.latchkey.storage;

/**
 * A failure of the database after which the operation may be called again: nothing came of it, or
 * doing it twice does no harm. {@link Retried} operations are.
 */
public final class RetryableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Marks that failure. */
  public RetryableException(Throwable failure) {
    super(failure);
  }
}
