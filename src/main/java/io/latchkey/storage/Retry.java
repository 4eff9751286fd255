package io.latchkey.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls an operation up to {@value #ATTEMPTS} times in all, as long as it is certain that nothing
 * of the failed call was kept: see {@link DatabaseFailure#isUndone}. An operation that knows more
 * throws a {@link RetryableException}.
 */
public final class Retry {

  static final int ATTEMPTS = 4;

  private static final Logger LOG = System.getLogger(Retry.class.getName());

  /** Longer than a pool hands out connections without validating them: see mysql.asadmin. */
  private static final int LONGEST_PAUSE_MS = 1_200;

  private static final int DEADLOCK_PAUSE_MS = 50;

  /** A database that takes this long to fail has frozen, and the client has waited long enough. */
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(5);

  private Retry() {}

  /** Returns the result, or throws what the last attempt threw. */
  public static <T> T call(Callable<T> operation) throws Exception {
    long start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return operation.call();
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS
            || System.nanoTime() - start > LONGEST_FAILURE.toNanos()
            || !DatabaseFailure.isUndone(failure)) {
          throw failure;
        }
        LOG.log(Level.DEBUG, "The database aborted attempt " + attempt, failure);
        Thread.sleep(pause(attempt, DatabaseFailure.isRolledBack(failure)));
      }
    }
  }

  /**
   * Deadlocks are resolved at once, but all connections of a pool may be dead until it validates
   * them.
   */
  private static long pause(int attempt, boolean deadlock) {
    int longest = DEADLOCK_PAUSE_MS * attempt;
    return deadlock || attempt < ATTEMPTS - 1
        ? ThreadLocalRandom.current().nextInt(1, longest)
        : LONGEST_PAUSE_MS;
  }
}
