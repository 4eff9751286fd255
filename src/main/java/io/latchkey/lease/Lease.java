package io.latchkey.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to use cached records, from the last successful poll. A single object, so that its
 * parts are published together.
 *
 * @param poll the poll from whose start it counts
 * @param databaseTime the database's time in that poll's answer
 * @param length in nanoseconds
 */
record Lease(Poll poll, Instant databaseTime, long length) {

  boolean covers(long nanos, long millis) {
    return poll.elapsed(nanos, millis) < length;
  }

  /** Whether it covers, or has covered until that long ago at most. */
  boolean lapsedWithin(Duration longest, long nanos, long millis) {
    return Duration.ofNanos(poll.elapsed(nanos, millis) - length).compareTo(longest) < 0;
  }

  /**
   * Whether so much time has passed, by the clock of either machine, that rows may have been
   * missed.
   */
  boolean isTooOld(Duration age, long nanos, long millis, Instant newDatabaseTime) {
    return poll.elapsed(nanos, millis) > age.toNanos()
        || Duration.between(databaseTime, newDatabaseTime).compareTo(age) > 0;
  }
}
