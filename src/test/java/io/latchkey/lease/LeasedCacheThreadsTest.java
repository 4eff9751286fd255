package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock's discipline, with threads: what is removed does not come back by a put beside it. */
@Timeout(60)
class LeasedCacheThreadsTest {

  private static final UUID USER = new UUID(0, 1);
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final int KEYS = 4;

  private record Version(int number) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final LeasedCache<Object, Version> cache =
      new LeasedCache<>(
          new LeaseTerms(Duration.ofSeconds(5), Duration.ofSeconds(10), 100),
          record -> USER,
          () -> 0,
          () -> 0,
          lock);

  private void poll(List<Revocation<Object>> rows) {
    cache.apply(cache.beginPoll(), NOW, rows);
  }

  /** A key whose next put stops between the comparison of the counter and the put itself. */
  private static final class StoppingKey {

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicBoolean stops = new AtomicBoolean();

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      if (stops.compareAndSet(true, false)) {
        inside.countDown();
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return 1;
    }
  }

  @Test
  void aPutThatHasBegunIsOverBeforeRowsAreApplied() throws Exception {
    poll(List.of());
    StoppingKey key = new StoppingKey();
    Reading reading = cache.beginReading();
    key.stops.set(true);
    Thread putting = new Thread(() -> cache.put(reading, key, new Version(1)));
    putting.start();
    key.inside.await();
    Revocation<Object> row = Revocation.ofKey(UUID.randomUUID(), key, NOW);
    Thread polling = new Thread(() -> poll(List.of(row)));
    polling.start();
    while (polling.isAlive() && !lock.hasQueuedThread(polling)) {
      Thread.onSpinWait();
    }
    assertThat(cache.find("another")).as("hits and misses take no lock").isEmpty();
    key.go.countDown();
    putting.join();
    polling.join();
    assertThat(cache.find(key)).isEmpty();
  }

  /**
   * Readers put what they read and look into the cache; one thread changes versions and polls. What
   * a finished poll has removed is never found.
   */
  @Test
  void nothingOlderThanTheLastFinishedPollIsFound() throws Exception {
    int rounds = 20_000;
    AtomicInteger version = new AtomicInteger();
    AtomicInteger promised = new AtomicInteger();
    AtomicLong found = new AtomicLong();
    AtomicBoolean over = new AtomicBoolean();
    ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    poll(List.of());
    Callable<Void> reader =
        () -> {
          for (int i = 0; !over.get(); i++) {
            int key = i % KEYS;
            int atLeast = promised.get();
            Version cached = cache.find(key).orElse(null);
            if (cached == null) {
              Reading reading = cache.beginReading();
              Version read = new Version(version.get());
              cache.put(reading, key, read);
            } else {
              found.incrementAndGet();
              if (cached.number() < atLeast) {
                wrong.add(cached + " when " + atLeast + " was promised");
              }
            }
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Void>> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(reader));
      }
      for (int round = 0; round < rounds || found.get() == 0; round++) {
        int changed = version.incrementAndGet();
        poll(rows(round));
        promised.set(changed);
      }
      over.set(true);
      for (Future<Void> done : readers) {
        done.get();
      }
    } finally {
      over.set(true);
      threads.shutdown();
      threads.awaitTermination(10, TimeUnit.SECONDS);
    }
    assertThat(wrong).isEmpty();
  }

  /** Each of the three ways to revoke all keys. */
  private static List<Revocation<Object>> rows(int round) {
    List<Revocation<Object>> rows = new ArrayList<>();
    switch (round % 3) {
      case 0 -> rows.add(Revocation.ofUser(UUID.randomUUID(), USER, NOW));
      case 1 -> rows.add(Revocation.ofEverything(UUID.randomUUID(), NOW));
      default -> {
        for (int key = 0; key < KEYS; key++) {
          rows.add(Revocation.ofKey(UUID.randomUUID(), key, NOW));
        }
      }
    }
    return rows;
  }
}
