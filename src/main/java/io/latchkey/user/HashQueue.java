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
 * Limits how many passwords are hashed at once on this node, so that guessing leaves processors for
 * everybody else. The others wait in the order in which they came, not too many and not too long.
 *
 * <p>Strangers wait in a line of their own before the common one: a request from an address that
 * the account knows, or with a key, never waits behind more strangers than may hash at once.
 */
final class HashQueue {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int LINE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** For every hash: half the processors. */
  static final HashQueue ALL = new HashQueue(Math.max(1, PROCESSORS / 2), LINE, PATIENCE);

  /** In front of it, for logins from addresses that the account does not know: a quarter. */
  static final HashQueue STRANGERS =
      new HashQueue(Math.max(1, PROCESSORS / 4), LINE, PATIENCE.dividedBy(3));

  /** One for each account or caller in line, so that none of them alone fills the other two. */
  private static final Map<Object, HashQueue> OWN = new ConcurrentHashMap<>();

  private static final int EACH = 2;
  private static final int OWN_LINE = 16;

  private final Semaphore places;
  private final Duration patience;
  private final int most;
  private final AtomicInteger inside = new AtomicInteger();

  /** Only for those in {@link #OWN}, and changed only within that map's atomic operations. */
  private int users;

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
   * Returns the result, when its turn has come.
   *
   * @throws Problem 503 with {@code Retry-After} when no place becomes free in time; nothing was
   *     hashed
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
   * The same, behind a line for this account or caller alone, which lets few through at once.
   *
   * @throws Problem 503 with {@code Retry-After} when no place becomes free in time; nothing was
   *     hashed
   */
  static <T> T each(Object who, Supplier<T> hashing) {
    HashQueue own =
        OWN.compute(
            who,
            (same, known) -> {
              HashQueue queue = known == null ? new HashQueue(EACH, OWN_LINE, PATIENCE) : known;
              queue.users++;
              return queue;
            });
    try {
      return own.call(hashing);
    } finally {
      OWN.computeIfPresent(who, (same, known) -> --known.users == 0 ? null : known);
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
