package io.latchkey.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A cache with three records and a lease, on clocks that the test sets. */
abstract class CacheOnSetClocks {

  static final UUID ANNA = new UUID(0, 1);
  static final UUID BEN = new UUID(0, 2);
  static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

  static final Duration A_DAY = Duration.ofDays(1);

  record Owned(UUID user, String text) {}

  static final Owned OLD = new Owned(ANNA, "old");
  static final Owned OTHER = new Owned(ANNA, "other");
  static final Owned BENS = new Owned(BEN, "Ben's");

  long nanos = Long.MAX_VALUE - 1_000_000_000;
  long millis = START.toEpochMilli();
  Instant databaseTime = START;
  final LeasedCache<String, Owned> cache = newCache();

  LeasedCache<String, Owned> newCache() {
    return new LeasedCache<>(
        new LeaseTerms(Duration.ofMillis(500), Duration.ofSeconds(10), 100),
        Owned::user,
        () -> nanos,
        () -> millis);
  }

  @BeforeEach
  void threeRecordsAndALease() {
    poll(List.of());
    put("a", OLD);
    put("b", OTHER);
    put("c", BENS);
  }

  void pass(long milliseconds) {
    nanos += milliseconds * 1_000_000;
    millis += milliseconds;
    databaseTime = databaseTime.plusMillis(milliseconds);
  }

  void poll(List<Revocation<String>> rows) {
    cache.apply(cache.beginPoll(), databaseTime, rows);
  }

  boolean put(String key, Owned record) {
    return cache.put(cache.beginReading(), key, record);
  }

  List<String> found() {
    return Stream.of("a", "b", "c").filter(key -> cache.find(key).isPresent()).toList();
  }

  Revocation<String> ofKey(String key) {
    return Revocation.ofKey(UUID.randomUUID(), key, databaseTime);
  }

  Revocation<String> ofAnna() {
    return Revocation.ofUser(UUID.randomUUID(), ANNA, databaseTime);
  }
}
