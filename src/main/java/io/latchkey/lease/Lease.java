package io.latchkey.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to use cached records, from the last successful poll. One object, so that its parts are
 * published together.
 *
 * @param poll what it counts from
 * @param databaseTime the database's time in that poll's answer
 * @param length in nanoseconds
 */
record Lease(Poll poll, Instant databaseTime, long length) {

  boolean covers(long nanos, long millis) {
    return poll.elapsed(nanos, millis) < length;
  }

  /** Whether so much time has passed, by either machine's clock, that rows may have been missed. */
  boolean isTooOld(Duration age, long nanos, long millis, Instant newDatabaseTime) {
    return poll.elapsed(nanos, millis) > age.toNanos()
        || Duration.between(databaseTime, newDatabaseTime).compareTo(age) > 0;
  }
}
