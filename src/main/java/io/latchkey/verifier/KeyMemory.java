package io.latchkey.verifier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.latchkey.api.IntrospectionResponse;
import io.latchkey.api.RevocationsResponse;
import io.latchkey.lease.LeaseStatistics;
import io.latchkey.lease.LeaseTerms;
import io.latchkey.lease.LeasedCache;
import io.latchkey.lease.Poll;
import io.latchkey.lease.Reading;
import io.latchkey.lease.Revocation;
import io.latchkey.lease.RevokerTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What Latchkey said about keys, and, shortly, about what is none. Both are used under the lease
 * only. What was refused is forgotten at the first revocation of anything: that is how a suspended
 * user's keys come back.
 */
final class KeyMemory {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final long REFUSED_RECORDS = 10_000;
  private static final int SCOPES_KEPT = 1_000;
  private static final Duration ALWAYS = Duration.ofDays(36_500);

  private final LeasedCache<String, KnownKey> keys;
  private final LeasedCache<PresentedKeyText.Hash, RefusedKey> refused;
  private final LatchkeyTime time;

  /** Many keys have the same. */
  private final Cache<String, Set<String>> scopes =
      Caffeine.newBuilder().maximumSize(SCOPES_KEPT).executor(Runnable::run).build();

  /** To be taken before a request is sent whose answer is to be kept. */
  record Readings(Reading ofKeys, Reading ofRefused) {}

  /**
   * @param records how many keys are kept, at least 1
   */
  KeyMemory(long records, LatchkeyTime time) {
    this.time = time;
    LeaseTerms terms = new LeaseTerms(LeaseTerms.LONGEST_LEASE, RevokerTerms.WINDOW, records);
    keys = new LeasedCache<>(terms, known -> known.key().userId(), time::nanos, time::millis);
    refused =
        new LeasedCache<>(
            new LeaseTerms(terms.lease(), terms.window(), REFUSED_RECORDS),
            key -> NOBODY,
            time::nanos,
            time::millis);
  }

  /**
   * The key that was presented, if there is a lease. A wrong secret finds nothing, as an unknown id
   * does: a refusal from memory would be faster, and tell that the id is known.
   */
  Optional<KnownKey> find(PresentedKeyText presented) {
    return keys.find(presented.id()).filter(kept -> kept.isOf(presented));
  }

  /** The same without a lease, if there was one until that long ago. */
  Optional<KnownKey> findLapsed(PresentedKeyText presented, Duration longest) {
    return keys.findLapsed(presented.id(), longest).filter(kept -> kept.isOf(presented));
  }

  /** Why that was refused a moment ago. */
  Optional<RefusedKey> findRefused(PresentedKeyText presented) {
    return refused.find(presented.hash()).filter(key -> !key.isOld(time.nanos()));
  }

  /**
   * When a key that Latchkey refuses ended by time, if that is known: with or without a lease, for
   * whatever was revoked since does not change it.
   */
  Optional<Instant> findEnd(PresentedKeyText presented) {
    return findLapsed(presented, ALWAYS)
        .filter(kept -> kept.hasEnded(time.now()))
        .map(kept -> kept.key().expiresAt())
        .or(() -> refused.findLapsed(presented.hash(), ALWAYS).flatMap(RefusedKey::expiredAt));
  }

  /** The key may be used for a while, though Latchkey does not say anything new about it. */
  void postpone(PresentedKeyText presented, KnownKey known) {
    keys.replace(presented.id(), known, known.postponed(time));
  }

  Readings beginReading() {
    return new Readings(keys.beginReading(), refused.beginReading());
  }

  /**
   * Keeps what was read, unless anything was revoked meanwhile.
   *
   * @throws IllegalArgumentException when that is not about this key
   */
  KnownKey keep(Readings readings, PresentedKeyText presented, IntrospectionResponse read) {
    Set<String> granted =
        scopes.get(
            read.scope() == null ? "" : read.scope(),
            text -> text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" "))));
    KnownKey known = KnownKey.of(presented, read, granted, time);
    keys.put(readings.ofKeys(), presented.id(), known);
    return known;
  }

  /** Keeps that it was refused, for a short time, and forgets that it was good. */
  void keepRefused(Readings readings, PresentedKeyText presented, Optional<Instant> expiredAt) {
    keys.removeIf(presented.id(), known -> known.isOf(presented));
    refused.put(readings.ofRefused(), presented.hash(), new RefusedKey(expiredAt, time.nanos()));
  }

  Poll beginPoll() {
    return keys.beginPoll();
  }

  /** Removes what is named, and renews the lease. */
  void apply(Poll poll, RevocationsResponse answer) {
    Duration lease = Duration.ofMillis(answer.leaseMs());
    time.set(poll, answer.now()); // before there is a lease, under which it is used
    refused.apply(
        poll,
        answer.now(),
        lease,
        answer.revocations().stream()
            .map(row -> Revocation.<PresentedKeyText.Hash>ofEverything(row.id(), answer.now()))
            .toList());
    keys.apply(poll, answer.now(), lease, rows(answer));
  }

  private static List<Revocation<String>> rows(RevocationsResponse answer) {
    return answer.revocations().stream().map(row -> row(row, answer.now())).toList();
  }

  /** One of a kind that is not known yet counts as everything. */
  private static Revocation<String> row(RevocationsResponse.Revoked row, Instant now) {
    if ("key".equals(row.kind()) && row.keyId() != null) {
      return Revocation.ofKey(row.id(), row.keyId(), now);
    }
    return "user".equals(row.kind()) && row.userId() != null
        ? Revocation.ofUser(row.id(), row.userId(), now)
        : Revocation.ofEverything(row.id(), now);
  }

  LeaseStatistics statistics() {
    return keys.statistics();
  }

  void close() {
    keys.close();
    refused.close();
  }
}
