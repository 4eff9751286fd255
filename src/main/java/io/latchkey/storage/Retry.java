package io.latchkey.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls something again, {@value #ATTEMPTS} times in all, when it is certain that nothing of it was
 * kept: see {@link DatabaseFailure#isUndone}. Who can find out more than that says so with a {@link
 * RetryableException}.
 */
public final class Retry {

  static final int ATTEMPTS = 4;

  private static final Logger LOG = System.getLogger(Retry.class.getName());

  /** Longer than a pool hands out a connection without a look at it: see mysql.asadmin. */
  private static final int LONGEST_PAUSE_MS = 1_200;

  private static final int DEADLOCK_PAUSE_MS = 50;

  /** A database that took so long to fail has frozen: who waits has waited enough. */
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(5);

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
            || !DatabaseFailure.isUndone(failure)) {
          throw failure;
        }
        LOG.log(Level.DEBUG, "The database broke off attempt " + attempt, failure);
        Thread.sleep(pause(attempt, DatabaseFailure.isRolledBack(failure)));
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
}
