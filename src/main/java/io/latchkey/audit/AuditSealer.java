package io.latchkey.audit;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Seals what has been written: soon after each commit, and every minute in case that failed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSealer {

  private static final Logger LOG = System.getLogger(AuditSealer.class.getName());

  @Inject AuditChain chain;

  /**
   * Seals in a thread of its own.
   *
   * @param due set to false first, so that rows written from then on trigger another run
   */
  @Asynchronous
  public void sealSoon(AtomicBoolean due) {
    due.set(false);
    sealAll();
  }

  /**
   * In case sealing after the commit failed. Failures go no further: servers give up a timer that
   * fails twice.
   */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sealLeft() {
    try {
      sealAll();
    } catch (RuntimeException fault) {
      LOG.log(
          Level.WARNING, "The audit log could not be sealed; the next run will try again", fault);
    }
  }

  /** Seals all rows whose transactions have committed. */
  public void sealAll() {
    int sealed = AuditChain.BATCH;
    while (sealed == AuditChain.BATCH) {
      sealed = chain.sealBatch();
    }
  }
}
