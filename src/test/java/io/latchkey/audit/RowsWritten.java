package io.latchkey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the transactions committed by this server that wrote to the audit log. */
@ApplicationScoped
public class RowsWritten {
  private final AtomicInteger commits = new AtomicInteger();

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditLog.RowWritten written) {
    commits.incrementAndGet();
  }

  /** Since the start. */
  public int commits() {
    return commits.get();
  }
}
