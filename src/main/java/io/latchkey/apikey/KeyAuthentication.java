package io.latchkey.apikey;

import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Authenticates presented keys: from this node's memory where it may, else from the database. From
 * memory only a live key is accepted and only a wrong secret is rejected; whatever else there is to
 * say, the database says.
 */
@ApplicationScoped
public class KeyAuthentication {

  @Inject KeyCache cache;
  @Inject KeyReading reading;
  @Inject Clock clock;
  @Inject Settings settings;

  /**
   * The key and user behind a presented secret.
   *
   * @param ipAddress where the request comes from
   * @throws io.latchkey.problem.Problem 401 by rows 5 to 8 of token API 2.3
   */
  public PresentedKey authenticate(KeySecret secret, String ipAddress) {
    Optional<PresentedKey> known = cache.find(secret.id());
    if (known.isPresent() && isEasy(known.get(), clock.instant())) {
      known.get().requireSecret(secret);
      return known.get();
    }
    return reading.authenticate(secret, ipAddress);
  }

  /** A session's end may have slid on another node, and a use may have to be recorded. */
  private boolean isEasy(PresentedKey key, Instant now) {
    return !key.isExpiredAt(now)
        && !key.user().isDeleted()
        && !key.useIsDueAt(now, settings.sessionsSlide());
  }
}
