package io.latchkey.storage;

/**
 * Something failed with the database, and it is certain that nothing came of it, or that doing it
 * again does no harm: {@link Retried} operations are called again.
 */
public final class BrokenOffException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says so of that failure. */
  public BrokenOffException(Throwable failure) {
    super(failure);
  }
}
