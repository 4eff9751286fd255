package io.latchkey.lease;

import java.time.Duration;
import java.util.Optional;

/**
 * Numbers for those who monitor a cache.
 *
 * @param hits how often a record was found
 * @param misses how often there was a lease but no record
 * @param lapses how often there was no lease
 * @param records about how many records are kept, including those of revoked users until they are
 *     replaced or evicted
 * @param users how many users they belong to, not counting those just revoked
 * @param sinceLastPoll the age of the last successful poll, from its start; empty before the first
 */
public record LeaseStatistics(
    long hits,
    long misses,
    long lapses,
    long records,
    long users,
    Optional<Duration> sinceLastPoll) {

  /** How often the cache was asked. */
  long requests() {
    return hits + misses + lapses;
  }
}
