package io.latchkey.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;

/** 500: the database cannot be reached, or left in the middle (token API 2.3, row 10). */
public final class DatabaseAway {

  private static final String NO_CONNECTION = "Unable to acquire JDBC Connection";

  private DatabaseAway() {}

  /**
   * The refusal. It promises nothing about what the request was to change: that may have been done
   * when the connection was lost.
   */
  public static Problem refusal() {
    return Problem.internalError("The database does not answer.").because("database");
  }

  /**
   * Whether a connection was lost (SQLSTATE class 08), or none was to be had, or the container
   * failed to commit: some tell nothing then but that.
   */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isLoss(cause) || String.valueOf(cause.getMessage()).startsWith(NO_CONNECTION)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoss(Throwable cause) {
    return cause instanceof XAException
        || cause instanceof SQLTransientConnectionException
        || (cause instanceof SQLException sql
            && String.valueOf(sql.getSQLState()).startsWith("08"));
  }
}
