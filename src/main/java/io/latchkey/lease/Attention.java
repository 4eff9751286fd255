package io.latchkey.lease;

import java.time.Duration;

/**
 * Whether anybody asks a cache: polls for one that nobody asks may rest until somebody does. To be
 * asked by one thread at a time.
 */
public final class Attention {

  private static final Duration WAKEFUL = Duration.ofMinutes(5);

  private long asked;
  private volatile long askedAtNanos;

  /** Somebody asks now. */
  public void wake() {
    askedAtNanos = System.nanoTime();
  }

  /**
   * Whether the cache was asked in the last five minutes.
   *
   * @param statistics as they are now
   */
  public boolean isRecent(LeaseStatistics statistics) {
    long now = System.nanoTime();
    if (statistics.requests() != asked) {
      asked = statistics.requests();
      askedAtNanos = now;
    }
    return now - askedAtNanos < WAKEFUL.toNanos();
  }
}
