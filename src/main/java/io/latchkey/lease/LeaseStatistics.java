package io.latchkey.lease;

import java.time.Duration;
import java.util.Optional;

/**
 * Numbers for whoever watches a cache.
 *
 * @param hits how often a record was found
 * @param misses how often there was a lease but no record
 * @param lapses how often there was no lease
 * @param records how many records are kept, about; those of revoked users among them until they are
 *     replaced or evicted
 * @param users how many users they belong to, those just revoked left out
 * @param sinceLastPoll the age of the last successful poll, from its start; empty before the first
 */
public record LeaseStatistics(
    long hits,
    long misses,
    long lapses,
    long records,
    long users,
    Optional<Duration> sinceLastPoll) {}
