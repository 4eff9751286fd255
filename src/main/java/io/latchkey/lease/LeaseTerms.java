package io.latchkey.lease;

import java.time.Duration;

/**
 * The limits of a cache.
 *
 * @param lease how long after the start of a poll records may be used, 100 ms to 5 s
 * @param window how far back each poll reads the log, from twice the lease to an hour; whoever
 *     revokes relies on the same window
 * @param records how many records are kept, at least 1
 */
public record LeaseTerms(Duration lease, Duration window, long records) {

  /** The shortest lease that makes sense: each half of it the log is read. */
  public static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

  /** The longest lease: every revocation waits for it. */
  public static final Duration LONGEST_LEASE = Duration.ofSeconds(5);

  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public LeaseTerms {
    require(
        lease.compareTo(SHORTEST_LEASE) >= 0 && lease.compareTo(LONGEST_LEASE) <= 0,
        "The lease is 100 ms to 5 s, not " + lease);
    require(
        window.compareTo(lease.multipliedBy(2)) >= 0 && window.compareTo(LONGEST_WINDOW) <= 0,
        "The window is from twice the lease to an hour, not " + window);
    require(records >= 1, "At least one record is kept, not " + records);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
