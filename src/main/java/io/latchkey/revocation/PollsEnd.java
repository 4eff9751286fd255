package io.latchkey.revocation;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Ends the polls when the application stops, while its other beans still work; those of CDI are
 * destroyed later, when some servers have taken the database away.
 */
@Startup
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PollsEnd {

  @Inject RevocationPolls polls;

  @PreDestroy
  void end() {
    polls.end();
  }
}
