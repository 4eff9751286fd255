package io.latchkey.storage;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks later, in the platform's threads. The scheduler only passes them on: on some servers
 * it has a single thread, and a task that waits for the database would hold up all others.
 */
@ApplicationScoped
public class Later {

  @Resource ManagedScheduledExecutorService scheduler;
  @Resource ManagedExecutorService executor;

  /**
   * Runs a task after a wait, which may be none or negative.
   *
   * @throws RejectedExecutionException when the server is stopping
   */
  public void run(Duration wait, Runnable task) {
    if (wait.isZero() || wait.isNegative()) {
      executor.execute(task);
    } else {
      Future<?> unused =
          scheduler.schedule(() -> passOn(task), wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** A task that nobody else has room for is not lost. */
  private void passOn(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException full) {
      task.run();
    }
  }
}
