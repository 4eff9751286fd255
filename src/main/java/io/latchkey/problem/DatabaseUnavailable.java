package io.latchkey.problem;

/** 500: the database cannot be reached, or was lost in mid-request (token API 2.3, row 10). */
public final class DatabaseUnavailable {

  private DatabaseUnavailable() {}

  /**
   * The error to throw. It promises nothing about the change that was requested: it may have been
   * made before the connection was lost.
   */
  public static Problem refusal() {
    return Problem.internalError("The database does not answer.").because("database");
  }
}
