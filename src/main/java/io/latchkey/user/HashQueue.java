package io.latchkey.user;

import io.latchkey.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets few passwords be hashed at once on this node, so that guessing leaves processors for
 * everybody else. The others wait in the order they came, not too many and not too long.
 *
 * <p>Strangers wait in a line of their own before the common one: who comes from an address that
 * the account knows, or with a key, never waits behind more of them than may hash at once.
 */
final class HashQueue {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int LINE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** For every hash: half the processors. */
  static final HashQueue ALL = new HashQueue(Math.max(1, PROCESSORS / 2), LINE, PATIENCE);

  /** Around those of log-ins from addresses without an earlier one: a quarter. */
  static final HashQueue STRANGERS =
      new HashQueue(Math.max(1, PROCESSORS / 4), LINE, PATIENCE.dividedBy(3));

  /** How many hashes of one account or caller may run or wait at once. */
  private static final int EACH = 2;

  private static final Map<Object, Integer> OF = new ConcurrentHashMap<>();

  private final Semaphore places;
  private final Duration patience;
  private final int most;
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * @param places how many run at once
   * @param line how many may wait: each holds a worker thread
   * @param patience how long
   */
  HashQueue(int places, int line, Duration patience) {
    this.places = new Semaphore(places, true);
    this.most = places + line;
    this.patience = patience;
  }

  /**
   * The result, in its turn.
   *
   * @throws Problem 503 with {@code Retry-After} when there is no place in time; nothing was hashed
   */
  <T> T call(Supplier<T> hashing) {
    try {
      if (inside.incrementAndGet() > most || !acquire()) {
        throw busy();
      }
      try {
        return hashing.get();
      } finally {
        places.release();
      }
    } finally {
      inside.decrementAndGet();
    }
  }

  private boolean acquire() {
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * The result of what hashes for this account or caller, few at a time: nobody fills the lines
   * alone.
   *
   * @throws Problem 503 with {@code Retry-After} when as many are under way; nothing was hashed
   */
  static <T> T each(Object who, Supplier<T> hashing) {
    try {
      if (OF.merge(who, 1, Integer::sum) > EACH) {
        throw busy();
      }
      return hashing.get();
    } finally {
      OF.computeIfPresent(who, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  /** How many wait for a place. */
  int waiting() {
    return places.getQueueLength();
  }

  private static Problem busy() {
    return Problem.of(
            503, "The server is checking too many passwords. Please try again in a moment.")
        .because(PasswordHash.BUSY)
        .withHeader("Retry-After", "1");
  }
}
