package io.latchkey.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.JDBCException;

/**
 * Calls something again, {@value #ATTEMPTS} times in all, after the database ended its transaction
 * as the victim of a deadlock or lost the connection (SQLSTATE classes 40 and 08).
 *
 * <p>A lost connection counts only where Hibernate reports it, that is, where a statement failed or
 * there was no connection to be had: then nothing was committed. The commit itself is the
 * container's; when the connection is lost in it nobody knows what became of it, and the caller is
 * told that the database is away. Who can find out says so with a {@link BrokenOffException}.
 */
public final class Retry {

  static final int ATTEMPTS = 4;

  private static final Logger LOG = System.getLogger(Retry.class.getName());

  /** Longer than a pool hands out a connection without a look at it: see mysql.asadmin. */
  private static final int LONGEST_PAUSE_MS = 1_200;

  private static final int DEADLOCK_PAUSE_MS = 50;

  /** A database that took so long to fail has frozen: who waits has waited enough. */
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(5);

  /** MariaDB's ER_CHECKREAD: another transaction changed the row that is to be locked. */
  private static final int RECORD_HAS_CHANGED = 1020;

  private Retry() {}

  /** The result, or what was thrown at the last attempt. */
  public static <T> T call(Callable<T> operation) throws Exception {
    long start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return operation.call();
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS
            || System.nanoTime() - start > LONGEST_FAILURE.toNanos()
            || !isBrokenOff(failure)) {
          throw failure;
        }
        LOG.log(Level.DEBUG, "The database broke off attempt " + attempt, failure);
        Thread.sleep(pause(attempt, isRolledBack(failure)));
      }
    }
  }

  /** Deadlocks dissolve at once; of a pool's connections all may be dead until it looks at them. */
  private static long pause(int attempt, boolean deadlock) {
    int longest = DEADLOCK_PAUSE_MS * attempt;
    return deadlock || attempt < ATTEMPTS - 1
        ? ThreadLocalRandom.current().nextInt(1, longest)
        : LONGEST_PAUSE_MS;
  }

  /** Whether it is certain that the database did not keep what was done. */
  public static boolean isBrokenOff(Throwable failure) {
    boolean statement = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      statement |= cause instanceof JDBCException;
      if (cause instanceof BrokenOffException
          || (statement && cause instanceof SQLException sql && isLoss(sql))) {
        return true;
      }
    }
    return isRolledBack(failure);
  }

  /** Whether the database itself rolled the transaction back. */
  private static boolean isRolledBack(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (state(sql).startsWith("40") || sql.getErrorCode() == RECORD_HAS_CHANGED)) {
        return true;
      }
    }
    return false;
  }

  /** What has no SQLSTATE is not the database's word: it was not reached. */
  private static boolean isLoss(SQLException failure) {
    return failure.getSQLState() == null || state(failure).startsWith("08");
  }

  private static String state(SQLException failure) {
    return String.valueOf(failure.getSQLState());
  }
}
