package io.latchkey.revocation;

import io.latchkey.lease.Attention;
import io.latchkey.lease.LeasedCache;
import io.latchkey.lease.Poll;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Later;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps this node's cache under a lease: reads the log every half lease, one read at a time, as
 * long as somebody asks the cache. A node that nobody asks sleeps; its lease runs out, the next
 * request finds no lease, asks the database, and wakes the polls.
 */
@ApplicationScoped
public class RevocationPolls {

  private static final Logger LOG = System.getLogger(RevocationPolls.class.getName());

  @Inject Later later;
  @Inject RevocationReading reading;
  @Inject LeaseHolders holders;
  @Inject RevocationMeters meters;
  @Inject Settings settings;

  private final UUID node = UUID.randomUUID();
  private final Attention attention = new Attention();
  private final AtomicBoolean awake = new AtomicBoolean();
  private volatile LeasedCache<String, ?> cache;

  private volatile boolean stopped;
  private boolean registered;
  private boolean failing;
  private int unseen;

  /** Polls for that cache from now on, as soon as somebody asks it. */
  public void serve(LeasedCache<String, ?> served) {
    cache = served;
    meters.show(served::statistics);
  }

  /** Somebody found no lease. */
  public void wake() {
    if (cache != null && !stopped && !awake.get() && awake.compareAndSet(false, true)) {
      attention.wake();
      schedule(Duration.ZERO);
    }
  }

  private void schedule(Duration wait) {
    try {
      later.run(wait, this::run);
    } catch (RuntimeException stopping) {
      awake.set(false);
    }
  }

  private void run() {
    long start = System.nanoTime();
    try {
      poll();
      failing = false;
    } catch (RuntimeException fault) {
      if (!failing) {
        LOG.log(
            Level.WARNING,
            "The revocation log cannot be read: keys are verified by the database until it can",
            fault);
      }
      failing = true;
    } finally { // after an error too
      next(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void next(Duration took) {
    if (attention.isRecent(cache.statistics()) && !stopped) {
      schedule(settings.revocationLease().dividedBy(2).minus(took));
    } else {
      awake.set(false);
    }
  }

  private void poll() {
    if (stopped) {
      return;
    }
    if (!registered) {
      holders.register(node, settings.revocationLease());
      registered = true;
    }
    Poll poll = cache.beginPoll();
    PollAnswer answer = reading.read(node).orElse(null);
    if (answer == null) {
      registered = false;
      if (++unseen == 2) { // once: it was purged while this node slept
        LOG.log(
            Level.WARNING,
            "This node reads the revocation log where it does not see what it writes: keys are"
                + " verified by the database until it does");
      }
      return;
    }
    unseen = 0;
    if (answer.isTrusted()) {
      cache.apply(poll, answer.now(), answer.rows());
    }
    if (answer.isToBeRenewed() && !holders.renew(node)) {
      registered = false;
    }
  }

  /** Answers from memory no more, and then says so where whoever revokes sees it. */
  public void end() {
    if (cache == null || stopped) {
      return;
    }
    stopped = true;
    cache.close();
    try {
      holders.remove(node);
    } catch (RuntimeException fault) {
      LOG.log(Level.INFO, "The registration of this node's lease is left to be purged", fault);
    }
  }
}
