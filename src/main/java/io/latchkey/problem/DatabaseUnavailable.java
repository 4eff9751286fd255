package io.latchkey.problem;

/** 500: the database cannot be reached, or left in the middle (token API 2.3, row 10). */
public final class DatabaseUnavailable {

  private DatabaseUnavailable() {}

  /**
   * The refusal. It promises nothing about what the request was to change: that may have been done
   * when the connection was lost.
   */
  public static Problem refusal() {
    return Problem.internalError("The database does not answer.").because("database");
  }
}
