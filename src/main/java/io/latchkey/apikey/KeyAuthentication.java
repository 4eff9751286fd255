package io.latchkey.apikey;

import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Authenticates presented keys: from this node's memory where it may, else from the database. From
 * memory a live key is accepted; whatever else there is to say, the database says, so that a wrong
 * secret takes as long whether there is a key with that id or not (verification 3).
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
    if (known.isPresent()
        && known.get().hasSecret(secret)
        && isEasy(known.get(), clock.instant())) {
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
