package io.latchkey.audit;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;

/**
 * Seals what has been written: all nodes together at most twice a second, and every minute what a
 * node has left that failed or died.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSealer {

  private static final Logger LOG = System.getLogger(AuditSealer.class.getName());

  @Inject AuditChain chain;

  /**
   * Seals in a thread of its own.
   *
   * @param later is run when another node sealed a moment ago, and perhaps not all
   */
  @Asynchronous
  public void sealSoon(Runnable later) {
    if (!sealUnlessTooSoon()) {
      later.run();
    }
  }

  /**
   * In case sealing after the commit failed. Failures go no further: servers give up a timer that
   * fails twice.
   */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sealLeft() {
    orWarn(this::sealUnlessTooSoon);
  }

  /** Without waiting for what others have sealed. */
  public void sealAtEnd() {
    orWarn(this::sealAll);
  }

  private static void orWarn(Runnable sealing) {
    try {
      sealing.run();
    } catch (RuntimeException fault) {
      LOG.log(
          Level.WARNING, "The audit log could not be sealed; the next run will try again", fault);
    }
  }

  private boolean sealUnlessTooSoon() {
    OptionalInt sealed = chain.sealBatchUnlessWithin(AuditChain.APART);
    if (sealed.isPresent() && sealed.getAsInt() == AuditChain.BATCH) {
      sealAll();
    }
    return sealed.isPresent();
  }

  /** Seals all rows whose transactions have committed. */
  public void sealAll() {
    int sealed = AuditChain.BATCH;
    while (sealed == AuditChain.BATCH) {
      sealed = chain.sealBatch();
    }
  }
}
