package io.latchkey.apikey;

import io.latchkey.settings.Settings;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.storage.Retried;
import io.latchkey.storage.RetryableException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Authenticates keys by the database, has their use recorded, and keeps them for the next time. */
@Retried
@ApplicationScoped
public class KeyReading {

  @Inject KeyUse keys;
  @Inject KeyCache cache;
  @Inject Clock clock;
  @Inject Settings settings;

  /** See {@link KeyAuthentication#authenticate}. */
  public PresentedKey authenticate(KeySecret secret, String ipAddress) {
    PresentedKey presented = cache.reading(() -> keys.authenticate(secret));
    if (presented.useIsDueAt(clock.instant(), settings.sessionsSlide())) {
      recordUse(presented, ipAddress);
      presented = cache.reading(() -> keys.authenticate(secret));
    }
    return presented;
  }

  /**
   * The outcome of a commit that was cut off is unknown, but writing the same twice does no harm.
   */
  private void recordUse(PresentedKey presented, String ipAddress) {
    try {
      keys.recordUse(presented, ipAddress);
    } catch (EJBException fault) {
      throw DatabaseFailure.isUnavailable(fault) ? new RetryableException(fault) : fault;
    }
  }
}
