package io.latchkey.apikey;

import io.latchkey.settings.Settings;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.storage.Retried;
import io.latchkey.storage.RetryableException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Authenticates presented keys, and has their use recorded. */
@Retried
@ApplicationScoped
public class KeyAuthentication {

  @Inject KeyUse keys;
  @Inject Clock clock;
  @Inject Settings settings;

  /**
   * The key and user behind a presented secret.
   *
   * @param ipAddress where the request comes from
   * @throws io.latchkey.problem.Problem 401 by rows 5 to 8 of token API 2.3
   */
  public PresentedKey authenticate(KeySecret secret, String ipAddress) {
    PresentedKey presented = keys.authenticate(secret);
    if (presented.useIsDueAt(clock.instant(), settings.sessionsSlide())) {
      recordUse(presented, ipAddress);
      presented = keys.authenticate(secret);
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
