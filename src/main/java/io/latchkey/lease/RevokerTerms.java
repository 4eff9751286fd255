package io.latchkey.lease;

import java.time.Duration;

/** What whoever revokes keeps to, whether a server or a command that an operator runs. */
public final class RevokerTerms {

  /** How far back each poll reads; all holders of a log agree on it. */
  public static final Duration WINDOW = Duration.ofSeconds(10);

  /** A row that is older when its commit is known to be over is written again. */
  public static final Duration OLDEST_ROW = WINDOW.dividedBy(4);

  /** How many rows are written for one revocation before it counts as unknown. */
  public static final int ATTEMPTS = 5;

  /** Clocks of two machines drift apart by less than this part of a lease. */
  private static final double DRIFT = 0.03;

  private static final Duration MARGIN = Duration.ofMillis(10);

  private RevokerTerms() {}

  /** How long an answer waits, once the commit is over; not at all where nobody has a lease. */
  public static Duration waitFor(Duration longestLease) {
    return longestLease.isZero()
        ? Duration.ZERO
        : MARGIN.plusNanos((long) (longestLease.toNanos() * (1 + DRIFT)));
  }
}
