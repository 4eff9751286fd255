package io.latchkey.cli;

/** Why a command could not do its work, in words for the person who gave it. */
final class Failure extends RuntimeException {
  /** The exit status of every command that failed. */
  static final int STATUS = 1;

  private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }

  /**
   * A step that failed.
   *
   * @param step for example {@code create tokens}
   */
  Failure(String step, RuntimeException cause) {
    super(step, cause);
  }
}
