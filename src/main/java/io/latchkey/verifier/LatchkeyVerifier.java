package io.latchkey.verifier;

import io.latchkey.api.IntrospectionResponse;
import io.latchkey.lease.LeaseStatistics;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;

/**
 * Verifies keys of a Latchkey server in this program's memory, exactly: once the revocation of a
 * key has been answered, by whichever node, {@link #verify} accepts it no more (verification 6).
 * Safe to share between threads; one for a program is enough. To be closed at the end.
 *
 * <pre>{@code
 * LatchkeyVerifier verifier = LatchkeyVerifier.at("https://keys.example.com").as(ownKey).build();
 * VerifiedKey key = verifier.verify(presented);
 * key.requireScope("invoice:read");
 * key.require("invoice", "INV-7");
 * }</pre>
 */
public final class LatchkeyVerifier implements AutoCloseable {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final LatchkeyRequests latchkey;
  private final Duration timeout;
  private final Duration outage;
  private final ExecutorService threads;
  private final ScheduledExecutorService polling = DaemonThreads.single("latchkey-revocations");
  private final SharedReads<PresentedKeyText.Hash, KnownKey> reads = new SharedReads<>();
  private final LatchkeyTime time = new LatchkeyTime(System::nanoTime, Clock.systemUTC());
  private final KeyMemory memory;
  private final FeedPolls polls;
  private final RecentCheck check;

  private volatile boolean closed;

  LatchkeyVerifier(
      LatchkeyRequests latchkey,
      long records,
      Duration timeout,
      Duration outage,
      ExecutorService threads) {
    this.latchkey = latchkey;
    this.timeout = timeout;
    this.outage = outage;
    this.threads = threads;
    this.memory = new KeyMemory(records, time);
    this.polls = new FeedPolls(latchkey, memory, timeout, polling);
    this.check = new RecentCheck(FRESH, () -> latchkey.revocations(timeout));
  }

  /**
   * Starts building a verifier.
   *
   * @param url Latchkey's address, for example {@code https://keys.example.com}
   * @throws IllegalArgumentException when it is not an http or https URL
   */
  public static VerifierBuilder at(String url) {
    return new VerifierBuilder(url);
  }

  /**
   * The key that was presented, if it is good now.
   *
   * @param text as it was presented; null is no key
   * @throws KeyRefusedException when it is not good
   * @throws VerificationUnavailableException when Latchkey cannot be asked, and would have to be
   */
  public VerifiedKey verify(String text) {
    PresentedKeyText presented =
        PresentedKeyText.parse(text).orElseThrow(KeyRefusedException::malformed);
    Optional<KnownKey> known = memory.find(presented);
    if (known.isPresent() && known.get().isCurrent(time.now())) {
      return known.get().key();
    }
    return ask(text, presented, known);
  }

  private VerifiedKey ask(String text, PresentedKeyText presented, Optional<KnownKey> known) {
    Optional<RefusedKey> refused = memory.findRefused(presented);
    if (refused.isPresent()) {
      throw refused.get().exception();
    }
    try {
      requireReachable();
      return share(text, presented).key();
    } catch (VerificationUnavailableException unavailable) {
      known.ifPresent(kept -> memory.postpone(presented, kept));
      return known
          .or(() -> findInOutage(presented, unavailable))
          .filter(kept -> !kept.hasEnded(time.now()))
          .orElseThrow(() -> unavailable)
          .key();
    }
  }

  /**
   * A verifier that Latchkey refuses, or has refused last, is not one that cannot reach it. Nor is
   * one that has too much to ask, unless the list of revocations fails as well.
   */
  private Optional<KnownKey> findInOutage(
      PresentedKeyText presented, VerificationUnavailableException why) {
    boolean stoppedHere = closed || Thread.currentThread().isInterrupted();
    boolean away = why.isOutage() || (polls.isFailing() && !stoppedHere);
    return away && !latchkey.isShutOut() ? memory.findLapsed(presented, outage) : Optional.empty();
  }

  private KnownKey share(String text, PresentedKeyText presented) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      return reads.read(
          presented.hash(), deadline, () -> readUnlessKept(text, presented, deadline));
    } catch (TimeoutException late) {
      throw new VerificationUnavailableException(
          "No answer of " + latchkey.server() + " in time.", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw VerificationUnavailableException.here(
          "Interrupted while waiting for " + latchkey.server() + ".", stopped);
    }
  }

  /** The read that this one waited for may have answered it: under a lease, that is exact. */
  private KnownKey readUnlessKept(String text, PresentedKeyText presented, long deadline) {
    Optional<RefusedKey> refused = memory.findRefused(presented);
    if (refused.isPresent()) {
      throw refused.get().exception();
    }
    return memory
        .findLapsed(presented, Duration.ZERO)
        .filter(kept -> kept.isCurrent(time.now()))
        .orElseGet(() -> read(text, presented, deadline));
  }

  private void requireReachable() {
    if (closed) {
      throw VerificationUnavailableException.here("The verifier is closed.", null);
    }
    polls.wake();
    if (polls.isAway()) {
      throw new VerificationUnavailableException(latchkey.server() + " does not answer.");
    }
  }

  private KnownKey read(String text, PresentedKeyText presented, long deadline) {
    KeyMemory.Readings readings = memory.beginReading();
    IntrospectionResponse read = latchkey.introspect(text, deadline);
    polls.answered();
    if (read.active()) {
      try {
        return memory.keep(readings, presented, read);
      } catch (IllegalArgumentException | DateTimeException other) {
        throw latchkey.notLatchkeys();
      }
    }
    Optional<Instant> expiredAt = memory.findEnd(presented);
    memory.keepRefused(readings, presented, expiredAt);
    throw new RefusedKey(expiredAt, time.nanos()).exception();
  }

  /** How much is answered from memory, and how old the list of revocations is. */
  public LeaseStatistics statistics() {
    return memory.statistics();
  }

  /**
   * Whether Latchkey answers this verifier: asks it now, unless that was seen in the last second.
   *
   * @throws VerificationUnavailableException when it does not; the message says why
   */
  public void check() {
    if (memory.statistics().sinceLastPoll().filter(age -> age.compareTo(FRESH) < 0).isEmpty()) {
      check.run();
    }
  }

  /** Forgets all keys, and stops asking. What is verified afterwards is refused as unavailable. */
  @Override
  public void close() {
    closed = true;
    polling.shutdownNow();
    memory.close();
    latchkey.close();
    threads.shutdown();
  }

  /** Shows Latchkey's address. */
  @Override
  public String toString() {
    return "LatchkeyVerifier[" + latchkey.server() + "]";
  }
}
