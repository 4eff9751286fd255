package io.latchkey.revocation;

import java.time.Duration;
import java.time.Instant;

/**
 * What one statement says after a revocation has been committed: how long a holder's lease is, and
 * how old the revocation's row is. All times are by the database's clock.
 *
 * @param rowCreatedAt null when the row is not there
 */
public record HolderAtRow(int leaseMillis, Instant rowCreatedAt, Instant now) {

  /** Whether the row may be missed by a poll that begins now or later. */
  boolean isLate(Duration oldest) {
    return rowCreatedAt == null || Duration.between(rowCreatedAt, now).compareTo(oldest) > 0;
  }
}
