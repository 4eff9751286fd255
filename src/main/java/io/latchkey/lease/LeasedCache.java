package io.latchkey.lease;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Records that may be used without asking the database, as long as there is a lease.
 *
 * <p>A request calls {@link #find}. When that finds nothing, it calls {@link #beginReading}, reads
 * the record from the database and calls {@link #put}. Beside the requests, one poll after the
 * other runs, every half lease: {@link #beginPoll}, the read of the log, {@link #apply}. A poll
 * that fails is forgotten; the lease then ends by itself.
 *
 * <p>Whatever changes the cache holds one lock; a hit takes none and allocates nothing. The least
 * used records are evicted when the cache is full. Time plays no part in that: a record stays until
 * it is evicted or revoked, and one that has an end of its own is for the caller to reject.
 *
 * @param <K> what identifies a key
 * @param <R> the record of a key, immutable
 */
public final class LeasedCache<K, R> {

  private final long leaseNanos;
  private final Duration halfWindow;
  private final Function<R, UUID> userOf;
  private final LongSupplier nanoTime;
  private final LongSupplier wallMillis;
  private final Lock lock;

  private final Owners owners = new Owners();
  private final Cache<K, Held<R>> records;

  /** Incremented, with the lock held, before records are removed. */
  private final AtomicLong revocations = new AtomicLong();

  /** Null before the first poll: any number that meant this could also be taken for a time. */
  private volatile Lease lease;

  /** Guarded by the lock. */
  private boolean closed;

  /** The rows of the last answer; guarded by the lock. Any other row is either new or harmless. */
  private Set<UUID> seen = Set.of();

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder lapses = new LongAdder();

  /**
   * An empty cache without a lease.
   *
   * @param userOf the user who owns the key of a record; never changes for a key
   * @param nanoTime the monotonic clock, {@link System#nanoTime()}
   * @param wallMillis the wall clock, in milliseconds; only distances count
   */
  public LeasedCache(
      LeaseTerms terms, Function<R, UUID> userOf, LongSupplier nanoTime, LongSupplier wallMillis) {
    this(terms, userOf, nanoTime, wallMillis, new ReentrantLock());
  }

  /** With a lock that the caller gives, so that a test sees who waits for it. */
  LeasedCache(
      LeaseTerms terms,
      Function<R, UUID> userOf,
      LongSupplier nanoTime,
      LongSupplier wallMillis,
      Lock lock) {
    this.leaseNanos = terms.lease().toNanos();
    this.halfWindow = terms.window().dividedBy(2);
    this.userOf = requireNonNull(userOf);
    this.nanoTime = requireNonNull(nanoTime);
    this.wallMillis = requireNonNull(wallMillis);
    this.lock = requireNonNull(lock);
    // Evicts in the thread that finds the cache full: a container knows nothing of the common pool.
    this.records =
        Caffeine.newBuilder()
            .maximumSize(terms.records())
            .executor(Runnable::run)
            .removalListener(
                (K key, Held<R> held, RemovalCause cause) -> owners.detach(held.owner()))
            .build();
  }

  /**
   * The record of a key, if it is cached and may be used by a request that began before this call.
   * Reads the time, then the lease, then the record: a record read before the lease could be one
   * that the poll which gave the lease has removed.
   */
  public Optional<R> find(K key) {
    long nanos = nanoTime.getAsLong();
    long millis = wallMillis.getAsLong();
    Lease current = lease;
    if (current == null || !current.covers(nanos, millis)) {
      lapses.increment();
      return Optional.empty();
    }
    Held<R> held = records.getIfPresent(key);
    if (held == null || held.owner().isRevoked()) {
      misses.increment();
      return Optional.empty();
    }
    hits.increment();
    return held.record();
  }

  /**
   * The record of a key if there was a lease until some time ago. For those only who would rather
   * use a record that may have been revoked since than none; does not count as a request.
   *
   * @param longest how long ago the lease may have ended
   */
  public Optional<R> findLapsed(K key, Duration longest) {
    Lease last = lease;
    if (last == null || !last.lapsedWithin(longest, nanoTime.getAsLong(), wallMillis.getAsLong())) {
      return Optional.empty();
    }
    return Optional.ofNullable(records.getIfPresent(key))
        .filter(held -> !held.owner().isRevoked())
        .flatMap(Held::record);
  }

  /** To be called before a record is read from the database. */
  public Reading beginReading() {
    return new Reading(revocations.get());
  }

  /**
   * Keeps what was read, unless anything was revoked since the reading began.
   *
   * @return whether it is kept
   */
  public boolean put(Reading reading, K key, R record) {
    lock.lock();
    try {
      boolean current = reading.revocations() == revocations.get();
      if (current) {
        keep(key, record);
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Replaces exactly this record, after a change that is not a revocation, such as one of the time
   * of last use. To be called only when the change is certain to have been committed, and matched
   * the state that {@code old} shows.
   *
   * @param old as {@link #find} or the reading gave it; an equal one will not do
   * @return whether it was there
   * @throws IllegalArgumentException when the new record belongs to another user
   */
  public boolean replace(K key, R old, R replacement) {
    if (!userOf.apply(old).equals(userOf.apply(replacement))) {
      throw new IllegalArgumentException("A key never changes its user");
    }
    lock.lock();
    try {
      Held<R> held = records.getIfPresent(key);
      boolean there =
          held != null && !held.owner().isRevoked() && held.record().orElseThrow() == old;
      if (there) {
        keep(key, replacement);
      }
      return there;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the record of a key, if it is like that. */
  public void removeIf(K key, Predicate<R> condition) {
    lock.lock();
    try {
      Held<R> held = records.getIfPresent(key);
      if (held != null && held.record().filter(condition).isPresent()) {
        records.invalidate(key);
      }
    } finally {
      lock.unlock();
    }
  }

  private void keep(K key, R record) {
    Held<R> held = new Held<>(Optional.of(record), owners.attach(userOf.apply(record)));
    records.put(key, held);
  }

  /** To be called before the log is read; the lease counts from here. */
  public Poll beginPoll() {
    return new Poll(nanoTime.getAsLong(), wallMillis.getAsLong());
  }

  /**
   * {@link #apply(Poll, Instant, Duration, Collection)} with this cache's own length of a lease.
   */
  public void apply(Poll poll, Instant databaseTime, Collection<Revocation<K>> rows) {
    apply(poll, databaseTime, Duration.ofNanos(leaseNanos), rows);
  }

  /**
   * Removes what a poll's answer names and then extends the lease. When it is the first answer, or
   * rows may have been missed since the last one, everything is removed. If this fails midway, no
   * row counts as seen and the lease is not extended.
   *
   * @param poll as {@link #beginPoll} gave it before the read was sent
   * @param databaseTime the database's time in the statement that read the rows, UTC
   * @param granted the length of this lease, if whoever gave the answer states one; it counts if it
   *     is shorter than the cache's own
   * @param rows those that were created in the window before that time, in any order
   */
  public void apply(
      Poll poll, Instant databaseTime, Duration granted, Collection<Revocation<K>> rows) {
    lock.lock();
    try {
      Lease last = lease;
      if (last == null || missedRowsSince(last, databaseTime)) {
        revocations.incrementAndGet();
        records.invalidateAll(); // misses nothing: all puts hold the lock
      }
      removeUnseen(rows);
      if (!closed && (last == null || !poll.beganBefore(last.poll()))) {
        lease = new Lease(poll, databaseTime, Math.min(granted.toNanos(), leaseNanos));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Finds nothing from now on, whatever a poll that is still under way says. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      lease = null;
      records.invalidateAll();
    } finally {
      lock.unlock();
    }
  }

  /** Decided only now that the answer has arrived, because the read may have been slow. */
  private boolean missedRowsSince(Lease last, Instant databaseTime) {
    return last.isTooOld(halfWindow, nanoTime.getAsLong(), wallMillis.getAsLong(), databaseTime);
  }

  private void removeUnseen(Collection<Revocation<K>> rows) {
    Set<UUID> ids = new HashSet<>();
    for (Revocation<K> row : rows) {
      if (ids.add(row.id()) && !seen.contains(row.id())) {
        revocations.incrementAndGet();
        remove(row);
      }
    }
    seen = ids;
  }

  private void remove(Revocation<K> row) {
    row.key().ifPresent(records::invalidate);
    row.user().ifPresent(owners::revoke);
    if (row.isOfEverything()) {
      records.invalidateAll();
    }
  }

  /** What has happened until now, and the time since the last poll that counted began. */
  public LeaseStatistics statistics() {
    return new LeaseStatistics(
        hits.sum(),
        misses.sum(),
        lapses.sum(),
        records.estimatedSize(),
        owners.size(),
        Optional.ofNullable(lease)
            .map(last -> last.poll().elapsed(nanoTime.getAsLong(), wallMillis.getAsLong()))
            .map(Duration::ofNanos));
  }
}
