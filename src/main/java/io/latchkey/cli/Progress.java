package io.latchkey.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sign of life on a terminal when the server takes more than a second. */
final class Progress {
  private static final String TURNS = "|/-\\";
  private static final int PATIENCE = 1_000; // milliseconds
  private static final int TURN = 120; // milliseconds

  private final CountDownLatch done = new CountDownLatch(1);
  private final PrintWriter err;
  private final Thread thread;

  /**
   * Starts waiting.
   *
   * @param shown whether {@code err} is a terminal; otherwise this does nothing
   */
  Progress(boolean shown, PrintWriter err) {
    this.err = err;
    this.thread = shown ? new Thread(this::turn, "progress") : null;
    if (shown) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void turn() {
    try {
      boolean over = done.await(PATIENCE, TimeUnit.MILLISECONDS);
      for (int turn = 0; !over; turn++) {
        err.print("\r" + TURNS.charAt(turn % TURNS.length()) + " waiting for the server");
        err.flush();
        over = done.await(TURN, TimeUnit.MILLISECONDS);
        if (over) {
          err.print("\r\033[K");
          err.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The answer has arrived: the sign disappears. */
  void close() {
    done.countDown();
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
