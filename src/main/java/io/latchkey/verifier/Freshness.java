package io.latchkey.verifier;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether answers are new, by Latchkey's time in them: it goes on between any two as it does here.
 * A copy that a proxy has kept would extend the lease, and must not. Not safe for several threads.
 */
final class Freshness {

  /** Members of a database cluster may differ by two seconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  /** After that long the clock was rather set back. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Instant told;
  private long arrivedNanos;

  /**
   * Takes the next answer if it is new.
   *
   * @param now Latchkey's time in it
   * @param begun when it was asked for, by {@link System#nanoTime}
   * @param arrived when it was there
   */
  boolean accept(Instant now, long begun, long arrived) {
    if (told != null && isOld(now, Duration.ofNanos(begun - arrivedNanos))) {
      return false;
    }
    told = now;
    arrivedNanos = arrived;
    return true;
  }

  private boolean isOld(Instant now, Duration since) {
    return now.equals(told)
        || (now.isBefore(told.plus(since).minus(TOLERANCE)) && since.compareTo(PATIENCE) < 0);
  }
}
