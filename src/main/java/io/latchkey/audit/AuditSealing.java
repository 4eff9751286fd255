package io.latchkey.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has rows sealed soon after they are committed, together with all that are committed until then:
 * sealing is work for the database that nobody waits for.
 */
@ApplicationScoped
public class AuditSealing {

  /** A little longer, because timers are not exact. */
  private static final Duration SOON = AuditChain.APART.plusMillis(50);

  @Inject AuditSealer sealer;

  @Resource ManagedScheduledExecutorService scheduler;

  private final AtomicBoolean due = new AtomicBoolean();
  private volatile boolean ending;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditLog.RowWritten written) {
    sealLater();
  }

  private void sealLater() {
    if (!ending && due.compareAndSet(false, true)) {
      try {
        Future<?> unused =
            scheduler.schedule(
                () -> sealer.sealSoon(due, this::sealLater),
                SOON.toMillis(),
                TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException stopping) {
        due.set(false);
      }
    }
  }

  /** Seals what this node has left, while there is a database to do so. */
  void end() {
    ending = true;
    if (due.get()) {
      sealer.sealAtEnd();
    }
  }
}
