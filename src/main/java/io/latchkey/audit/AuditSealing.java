package io.latchkey.audit;

import io.latchkey.storage.Later;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
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
  @Inject Later later;

  private final AtomicBoolean due = new AtomicBoolean();
  private volatile boolean ending;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditLog.RowWritten written) {
    sealLater();
  }

  private void sealLater() {
    if (!ending && due.compareAndSet(false, true)) {
      try {
        later.run(SOON, this::seal);
      } catch (RuntimeException refused) { // the server is stopping, or has no thread: the next row
        due.set(false);
      }
    }
  }

  /** Rows that are written from now on need another run, whatever becomes of this one. */
  private void seal() {
    due.set(false);
    if (!sealer.sealUnlessTooSoon()) {
      sealLater(); // another node did, and perhaps not all
    }
  }

  /** Seals what this node has left, while there is a database to do so. */
  void end() {
    ending = true;
    sealer.sealAtEnd();
  }
}
