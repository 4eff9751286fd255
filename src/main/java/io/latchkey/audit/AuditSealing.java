package io.latchkey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has rows sealed once they are committed; rows committed at the same time are sealed together. */
@ApplicationScoped
public class AuditSealing {

  @Inject AuditSealer sealer;

  private final AtomicBoolean due = new AtomicBoolean();

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditLog.RowWritten written) {
    if (due.compareAndSet(false, true)) {
      sealer.sealSoon(due);
    }
  }
}
