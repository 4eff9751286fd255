package io.latchkey.bench;

import io.latchkey.lease.LeaseTerms;
import io.latchkey.lease.LeasedCache;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The heap that the leased cache takes for each record, on top of the key and the record: {@code
 * CacheMemory [RECORDS [KEYS-OF-EACH-USER]]}, 100,000 and 1 if not given. Run with {@code -Xmx1g
 * -XX:+UseSerialGC}, so that the collector leaves nothing behind.
 */
class CacheMemory {

  private record Owned(UUID user) {}

  private CacheMemory() {}

  public static void main(String[] arguments) {
    int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int keysOfEachUser = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    String[] keys = new String[number];
    Owned[] records = new Owned[number];
    for (int i = 0; i < number; i++) {
      keys[i] = String.format("%010d", i);
      records[i] = new Owned(new UUID(1, i / keysOfEachUser));
    }
    try {
      measure(keys, records);
    } finally {
      Reference.reachabilityFence(keys);
      Reference.reachabilityFence(records);
    }
  }

  private static void measure(String[] keys, Owned[] records) {
    int number = keys.length;
    long before = used();
    LeasedCache<String, Owned> cache =
        new LeasedCache<>(
            new LeaseTerms(Duration.ofMillis(500), Duration.ofSeconds(10), number),
            Owned::user,
            System::nanoTime,
            () -> 0);
    cache.apply(cache.beginPoll(), Instant.EPOCH, List.of());
    for (int i = 0; i < number; i++) {
      cache.put(cache.beginReading(), keys[i], records[i]);
    }
    long after = used();
    System.out.printf(
        "%d records of %d users: %d bytes for each%n",
        cache.statistics().records(), cache.statistics().users(), (after - before) / number);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
