package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What eviction must not disturb, and what a hit costs. */
class LeasedCacheBoundTest {

  private static final int KEYS = 12;
  private static final int USERS = 3;

  /** The owner of key n is user n mod 3. */
  private record Numbered(int key) {
    UUID user() {
      return new UUID(0, key % USERS);
    }
  }

  private static LeasedCache<Integer, Numbered> cacheOf(long records) {
    return new LeasedCache<>(
        new LeaseTerms(Duration.ofSeconds(1), Duration.ofSeconds(10), records),
        Numbered::user,
        () -> 0,
        () -> 0);
  }

  private static void poll(LeasedCache<Integer, Numbered> cache, List<Revocation<Integer>> rows) {
    cache.apply(cache.beginPoll(), Instant.EPOCH, rows);
  }

  /** Small numbers put or look up a key, larger ones revoke its user. */
  @Property
  void aUsersRecordsAreRemovedWhateverWasEvictedBefore(
      @ForAll @Size(min = 20, max = 200) List<@IntRange(max = 3 * KEYS - 1) Integer> steps) {
    LeasedCache<Integer, Numbered> cache = cacheOf(4);
    poll(cache, List.of());
    for (int step : steps) {
      Numbered record = new Numbered(step % KEYS);
      if (step < KEYS) {
        cache.put(cache.beginReading(), record.key(), record);
      } else if (step < 2 * KEYS) {
        cache
            .find(record.key())
            .ifPresent(found -> cache.replace(record.key(), found, new Numbered(found.key())));
      } else {
        UUID user = record.user();
        poll(cache, List.of(Revocation.ofUser(UUID.randomUUID(), user, Instant.EPOCH)));
        for (int key = 0; key < KEYS; key++) {
          if (new Numbered(key).user().equals(user)) {
            assertThat(cache.find(key)).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void aClosedCacheFindsNothingWhateverAPollSaysThatWasUnderWay() {
    LeasedCache<Integer, Numbered> cache = cacheOf(4);
    poll(cache, List.of());
    cache.put(cache.beginReading(), 1, new Numbered(1));
    assertThat(cache.find(1)).isPresent();
    Poll underWay = cache.beginPoll();
    cache.close();
    assertThat(cache.find(1)).isEmpty();
    cache.apply(underWay, Instant.EPOCH, List.of());
    cache.put(cache.beginReading(), 1, new Numbered(1));
    assertThat(cache.find(1)).isEmpty();
  }

  @Test
  void neitherRecordsNorOwnersAreMoreThanTheBound() {
    LeasedCache<Integer, UUID> cache =
        new LeasedCache<>(
            new LeaseTerms(Duration.ofSeconds(1), Duration.ofSeconds(10), 10),
            user -> user,
            () -> 0,
            () -> 0);
    for (int i = 0; i < 1000; i++) {
      cache.put(cache.beginReading(), i, new UUID(1, i));
    }
    assertThat(cache.statistics().records()).isEqualTo(10);
    assertThat(cache.statistics().users()).isEqualTo(10);
  }

  @Test
  void aHitAllocatesNothing() {
    LeasedCache<Integer, Numbered> cache = cacheOf(100);
    poll(cache, List.of());
    List<Integer> keys = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      keys.add(key);
      cache.put(cache.beginReading(), key, new Numbered(key));
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long first = allocatedBy(threads, cache, keys, 20_000);
    long hits = 100_000;
    long bytes = allocatedBy(threads, cache, keys, hits);
    assertThat(cache.statistics().hits()).isEqualTo(20_000 + hits);
    assertThat(bytes).as("bytes for %d hits, after %d", hits, first).isLessThan(hits);
  }

  private static long allocatedBy(
      ThreadMXBean threads, LeasedCache<Integer, Numbered> cache, List<Integer> keys, long hits) {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < hits; i++) {
      cache.find(keys.get(i % KEYS));
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
