package io.latchkey.apikey;

import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationLog;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Database;
import io.latchkey.user.ActingCaller;
import io.latchkey.user.ActingKey;
import io.latchkey.user.UserAudit;
import io.latchkey.user.UserStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The use of keys, in the database: a key is looked up when it is presented, its use is recorded
 * when that is due, and it is confirmed to be live before it changes something.
 */
@Stateless
public class KeyUse {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Database database;
  @Inject Settings settings;
  @Inject UserAudit userAudit;
  @Inject RevocationLog revocations;

  /**
   * The key and user behind a presented secret, in one round trip.
   *
   * @throws Problem 401 by rows 5 to 8 of token API 2.3
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PresentedKey authenticate(KeySecret presented) {
    PresentedKey found =
        entityManager
            .createNamedQuery("ApiKey.withUser", PresentedKey.class)
            .setParameter("id", presented.id())
            .getResultList()
            .stream()
            .findFirst()
            .orElseThrow(ActingCaller::unknown);
    found.verify(presented, clock.instant());
    return found;
  }

  /**
   * Records that a key was used (token API 2.4): last use, sliding end, user last seen. The user
   * comes first, then the key: everything that writes both locks them in this order.
   *
   * <p>The key was read before waiting for the locks, and judged by a clock that may be behind. So
   * its row is written only if its end is still what was read, and in the future by the database's
   * clock too: an expiry that was acknowledged is never undone, and a key that has ended is never
   * revived.
   */
  public void recordUse(PresentedKey used, String ipAddress) {
    Instant now = clock.instant();
    UUID userId = used.caller().userId();
    boolean stale = used.useIsStaleAt(now);
    entityManager
        .createNamedQuery("User.recordSeen")
        .setParameter("id", userId)
        .setParameter("now", now)
        .executeUpdate();
    boolean activated =
        used.isDormant()
            && entityManager
                    .createNamedQuery("User.activateDormant")
                    .setParameter("id", userId)
                    .setParameter("active", UserStatus.ACTIVE)
                    .setParameter("dormant", UserStatus.DORMANT)
                    .executeUpdate()
                > 0;
    if (activated) {
      userAudit.activated(used.user());
    }
    entityManager
        .createNamedQuery("ApiKey.recordUse")
        .setParameter("id", used.id())
        .setParameter("expiresAtRead", used.expiresAt())
        .setParameter("now", now)
        .setParameter("lastUsed", stale ? now : used.lastUsed())
        .setParameter("ipAddress", stale ? ipAddress : used.ipAddress())
        .setParameter("expiresAt", used.expiryWhenUsedAt(now, settings.sessionsSlide()))
        .executeUpdate();
    if (activated) {
      revocations.ofUser(userId, null); // nobody need wait to see an active user
    }
  }

  /**
   * Answers whether a key is live, and locks its row, so that it cannot be ended in the middle of
   * the change. It must be live by the database's clock too: this node's may be behind.
   *
   * @throws Problem 401 by rows 5 and 7 of token API 2.3
   */
  public void confirm(@Observes ActingKey asked) {
    ApiKey key = entityManager.find(ApiKey.class, asked.id(), LockModeType.PESSIMISTIC_WRITE);
    if (key == null) {
      throw ActingCaller.unknown();
    }
    requireLive(key, clock.instant(), database.now());
    asked.confirm();
  }

  /**
   * Rejects a key that has ended by one clock or the other.
   *
   * @throws Problem 401 by row 7 of token API 2.3
   */
  static void requireLive(ApiKey key, Instant here, Instant inDatabase) {
    if (key.isExpiredAt(Collections.max(List.of(here, inDatabase)))) {
      throw PresentedKey.expired(key.expiresAt());
    }
  }
}
