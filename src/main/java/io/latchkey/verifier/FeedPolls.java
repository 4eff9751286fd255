package io.latchkey.verifier;

import io.latchkey.api.RevocationsResponse;
import io.latchkey.lease.Attention;
import io.latchkey.lease.Poll;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the memory under a lease: reads the list of revocations every half lease, one read at a
 * time, as long as somebody asks the memory. A service that nobody asks lets its lease run out; the
 * next request finds none, asks Latchkey, and wakes the polls.
 */
final class FeedPolls {

  private static final Logger LOG = System.getLogger(FeedPolls.class.getName());

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  /** After that many polls without an answer requests need not try for themselves. */
  private static final int AWAY = 2;

  private final LatchkeyRequests latchkey;
  private final KeyMemory memory;
  private final Duration timeout;
  private final ScheduledExecutorService thread;
  private final Attention attention = new Attention();
  private final AtomicBoolean awake = new AtomicBoolean();

  private final AtomicLong probedAtNanos = new AtomicLong(System.nanoTime());

  private volatile int unanswered;
  private volatile boolean failing;

  /** Used by the thread only. */
  private Duration lease = Duration.ZERO;

  private final Freshness freshness = new Freshness();

  private Long loggedAtNanos;

  /**
   * @param timeout how long a poll may take while there is no lease that it would come too late for
   */
  FeedPolls(
      LatchkeyRequests latchkey,
      KeyMemory memory,
      Duration timeout,
      ScheduledExecutorService thread) {
    this.latchkey = latchkey;
    this.memory = memory;
    this.timeout = timeout;
    this.thread = thread;
  }

  /** Somebody found no lease. */
  void wake() {
    if (!awake.get() && awake.compareAndSet(false, true)) {
      attention.wake();
      schedule(Duration.ZERO);
    }
  }

  /**
   * Whether Latchkey has not answered lately, so that asking it would only take time. Now and then
   * one request is to try nevertheless: perhaps it is the list of revocations only.
   */
  boolean isAway() {
    return unanswered >= AWAY && !isToProbe();
  }

  /** Whether the last poll was not answered, or not as Latchkey does. */
  boolean isFailing() {
    return failing;
  }

  private boolean isToProbe() {
    long now = System.nanoTime();
    long last = probedAtNanos.get();
    return now - last > PROBE.toNanos() && probedAtNanos.compareAndSet(last, now);
  }

  /** A request was answered. */
  void answered() {
    if (unanswered > 0) {
      unanswered = 0;
    }
  }

  private void schedule(Duration wait) {
    try {
      Future<?> unused =
          thread.schedule(this::run, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      awake.set(false);
    }
  }

  private void run() {
    long start = System.nanoTime();
    try {
      poll();
      failing = false;
      unanswered = 0;
    } catch (RuntimeException | Error fault) {
      unanswered = fault.getCause() == null ? 0 : unanswered + 1;
      if (!failing && !thread.isShutdown()) {
        log(fault);
      }
      failing = true;
    } finally {
      next(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** Not each time, where one poll succeeds and the next does not. */
  private void log(Throwable fault) {
    long now = System.nanoTime();
    if (loggedAtNanos == null || now - loggedAtNanos > SILENCE.toNanos()) {
      loggedAtNanos = now;
      LOG.log(
          Level.WARNING,
          "Keys are verified by asking Latchkey each time, because it does not tell revocations: {0}",
          fault instanceof VerificationUnavailableException ? fault.getMessage() : fault);
    }
  }

  private void poll() {
    long begun = System.nanoTime();
    Poll poll = memory.beginPoll();
    // One that is later than the lease it gives is of no use; but a new connection takes its time.
    boolean steady = !failing && lease.compareTo(timeout) < 0 && !lease.isZero();
    RevocationsResponse answer = latchkey.revocations(steady ? lease : timeout);
    if (!freshness.accept(answer.now(), begun, System.nanoTime())) {
      throw new VerificationUnavailableException(
          "Latchkey's time in the answer is too old: either something on the way keeps answers, or"
              + " its database's clock was set back.");
    }
    latchkey.letIn();
    memory.apply(poll, answer);
    lease = Duration.ofMillis(answer.leaseMs());
  }

  private void next(Duration took) {
    if (attention.isRecent(memory.statistics())) {
      schedule((lease.isZero() || failing ? PAUSE : lease.dividedBy(2)).minus(took));
      return;
    }
    lease = Duration.ZERO;
    unanswered = 0;
    awake.set(false);
  }
}
