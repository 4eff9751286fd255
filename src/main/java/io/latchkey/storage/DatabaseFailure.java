package io.latchkey.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/**
 * What a failure says about the database, judged by exception types, SQLSTATEs and constraint
 * names, never by message texts. The causes of a failure are examined as well, because containers
 * wrap them.
 */
public final class DatabaseFailure {

  /** MariaDB's ER_CHECKREAD: another transaction changed the row to be locked. */
  private static final int RECORD_HAS_CHANGED = 1020;

  private DatabaseFailure() {}

  /**
   * Whether a connection was lost (SQLSTATE class 08), none could be obtained, or the container
   * failed to commit: some containers then report nothing else.
   */
  public static boolean isUnavailable(Throwable failure) {
    return isLostInStatement(failure)
        || any(
            failure,
            cause ->
                cause instanceof XAException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && state(sql).startsWith("08")));
  }

  /**
   * Whether it is certain that the database did not keep the change. A lost connection counts only
   * if Hibernate reports it, that is, if a statement failed or no connection could be obtained. The
   * commit itself is the container's; if the connection is lost during it, the outcome is unknown.
   */
  public static boolean isUndone(Throwable failure) {
    return isRolledBack(failure)
        || isLostInStatement(failure)
        || any(failure, cause -> cause instanceof RetryableException);
  }

  /** Whether the database itself rolled the transaction back, as a deadlock victim for example. */
  static boolean isRolledBack(Throwable failure) {
    return any(
        failure,
        cause ->
            cause instanceof SQLException sql
                && (state(sql).startsWith("40") || sql.getErrorCode() == RECORD_HAS_CHANGED));
  }

  /**
   * Whether the database rejected something because of that unique constraint. Hibernate finds a
   * constraint's name only in an English message; where it finds none, any unique constraint is
   * taken for the one asked about.
   *
   * @param constraint its name in lower case; databases add the table's name or more around it
   */
  public static boolean violates(Throwable failure, String constraint) {
    return any(
        failure,
        cause ->
            cause instanceof ConstraintViolationException violation
                && (violation.getConstraintName() == null
                    ? violation.getKind() == ConstraintKind.UNIQUE
                    : violation.getConstraintName().toLowerCase(Locale.ROOT).contains(constraint)));
  }

  /** A failure without a SQLSTATE does not come from the database: it was not reached. */
  private static boolean isLostInStatement(Throwable failure) {
    boolean statement = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      statement |= cause instanceof JDBCException;
      if (statement
          && cause instanceof SQLException sql
          && (sql.getSQLState() == null || state(sql).startsWith("08"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(Throwable failure, Predicate<Throwable> test) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(test);
  }

  private static String state(SQLException failure) {
    return String.valueOf(failure.getSQLState());
  }
}
