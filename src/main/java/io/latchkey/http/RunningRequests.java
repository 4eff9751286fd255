package io.latchkey.http;

import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Counts the requests that are being answered, so that a server that is stopping can let them
 * finish. Those that come later are turned away.
 */
final class RunningRequests {

  private static final String NAME = RunningRequests.class.getName();
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private final Phaser running = new Phaser(1);
  private volatile boolean closed;

  /** The requests of this application, from the start of its first filter on. */
  static RunningRequests of(ServletContext application) {
    return (RunningRequests) application.getAttribute(NAME);
  }

  static RunningRequests start(ServletContext application) {
    RunningRequests none = new RunningRequests();
    application.setAttribute(NAME, none);
    return none;
  }

  /** Whether this request may run; if so, {@link #end} must follow. */
  boolean begin() {
    return !closed && running.register() >= 0;
  }

  void end() {
    running.arriveAndDeregister();
  }

  /**
   * Lets no more requests begin, and waits for those that are running, for at most 20 seconds. A
   * proxy has one second to learn from the 503s that this node is stopping: once this returns, the
   * server itself answers while it takes the application down.
   */
  void awaitEnd() {
    closed = true;
    int phase = running.arriveAndDeregister();
    try {
      Thread.sleep(NOTICE.toMillis());
      running.awaitAdvanceInterruptibly(phase, LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      running.forceTermination();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
