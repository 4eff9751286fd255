package io.latchkey.revocation;

import io.latchkey.lease.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a poll read.
 *
 * @param now the database's time
 * @param registeredAt when this node's registration was last renewed
 * @param longestLeaseMillis of all leases that are registered
 * @param rows those of the last window
 */
public record PollAnswer(
    Instant now, Instant registeredAt, int longestLeaseMillis, List<Revocation<String>> rows) {

  private static final Duration RENEWED = Duration.ofMinutes(5);

  /** Less than a registration is kept for, so that none is removed in use. */
  static final Duration TRUSTED = Duration.ofMinutes(30);

  boolean isTrusted() {
    return age().compareTo(TRUSTED) < 0;
  }

  boolean isToBeRenewed() {
    return age().compareTo(RENEWED) > 0;
  }

  private Duration age() {
    return Duration.between(registeredAt, now).abs();
  }
}
