package io.latchkey.audit;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Seals what has been written: soon after each commit, and every minute in case that failed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSealer {

  @Inject AuditChain chain;

  /**
   * Seals in a thread of its own.
   *
   * @param due made false first, so that rows written from then on ask again
   */
  @Asynchronous
  public void sealSoon(AtomicBoolean due) {
    due.set(false);
    sealAll();
  }

  /** Seals all rows whose transactions have committed. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sealAll() {
    int sealed = AuditChain.BATCH;
    while (sealed == AuditChain.BATCH) {
      sealed = chain.sealBatch();
    }
  }
}
