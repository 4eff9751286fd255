package io.latchkey.audit;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Leaves no row unsealed when the application stops: until the next start, which may be long after,
 * nobody would notice that it is altered. It ends while other beans still work.
 */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSealingEnd {

  @Inject AuditSealing sealing;

  @PreDestroy
  void end() {
    sealing.end();
  }
}
