package io.latchkey.lease;

import java.util.concurrent.TimeUnit;

/**
 * A poll of the revocation log, identified by the moment at which it began.
 *
 * @param startNanos by the monotonic clock, in nanoseconds from an arbitrary origin
 * @param startMillis by the wall clock, in milliseconds
 */
public record Poll(long startNanos, long startMillis) {

  /**
   * The nanoseconds since it began. The clock by which more time has passed counts: in a virtual
   * machine that is suspended the monotonic one may stand still, and a wall clock may be set back.
   */
  public long elapsed(long nanos, long millis) {
    return Math.max(nanos - startNanos, TimeUnit.MILLISECONDS.toNanos(millis - startMillis));
  }

  boolean beganBefore(Poll other) {
    return startNanos - other.startNanos < 0;
  }
}
