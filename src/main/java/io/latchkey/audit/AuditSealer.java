package io.latchkey.audit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

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
   * Seals all rows whose transactions have committed, unless some node sealed a moment ago. A
   * failure goes no further than the log.
   *
   * @return false when it is too soon, and rows may be left
   */
  public boolean sealUnlessTooSoon() {
    return orWarn(
        () -> {
          OptionalInt sealed = chain.sealBatchUnlessWithin(AuditChain.APART);
          if (sealed.isPresent() && sealed.getAsInt() == AuditChain.BATCH) {
            sealAll();
          }
          return sealed.isPresent();
        });
  }

  /** What nobody sealed after the commit. Servers give up a timer that fails twice. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sealLeft() {
    sealUnlessTooSoon();
  }

  /** Without waiting for what others have sealed. */
  public void sealAtEnd() {
    orWarn(
        () -> {
          sealAll();
          return true;
        });
  }

  private static boolean orWarn(BooleanSupplier sealing) {
    try {
      return sealing.getAsBoolean();
    } catch (RuntimeException fault) {
      LOG.log(
          Level.WARNING, "The audit log could not be sealed; the next run will try again", fault);
      return true;
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
