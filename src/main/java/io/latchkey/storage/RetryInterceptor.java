package io.latchkey.storage;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.JDBCException;

/**
 * Calls a method again, {@value #ATTEMPTS} times in all, after the database ended its transaction
 * as the victim of a deadlock or lost the connection (SQLSTATE classes 40 and 08).
 *
 * <p>Only what Hibernate reports counts, that is, what failed in a statement: then nothing was
 * committed. The commit itself is the container's; when that fails nobody knows what became of it,
 * and the caller is told of a fault.
 */
@Retried
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class RetryInterceptor {

  static final int ATTEMPTS = 4;

  private static final Logger LOG = System.getLogger(RetryInterceptor.class.getName());
  private static final int LONGEST_PAUSE_MS = 50;

  /** The method's result, or what it threw at the last attempt. */
  @AroundInvoke
  public Object retry(InvocationContext call) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.proceed();
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || !isBrokenOff(failure)) {
          throw failure;
        }
        LOG.log(Level.DEBUG, "The database broke off attempt " + attempt, failure);
        Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MS * attempt));
      }
    }
  }

  /** Whether a statement failed because the database ended its transaction. */
  static boolean isBrokenOff(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JDBCException statement) {
        String state = String.valueOf(statement.getSQLState());
        return state.startsWith("40") || state.startsWith("08");
      }
    }
    return false;
  }
}
