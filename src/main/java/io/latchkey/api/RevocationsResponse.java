package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code GET /revocations}: what was revoked lately. Whoever sent the request may answer from
 * memory about keys that it does not name, for the lease, from the moment it was sent.
 *
 * @param now the database's time
 * @param leaseMs how long what a service remembers holds, in milliseconds
 * @param windowMs how far back the list goes, in milliseconds
 * @param revocations in no order
 */
public record RevocationsResponse(
    Instant now, int leaseMs, int windowMs, List<Revoked> revocations) {

  /**
   * One revocation.
   *
   * @param id never given out again
   * @param kind {@code key}, {@code user} or {@code all}
   * @param keyId the key, left out for other kinds
   * @param userId the user, left out for other kinds
   */
  public record Revoked(UUID id, String kind, String keyId, UUID userId) {}
}
