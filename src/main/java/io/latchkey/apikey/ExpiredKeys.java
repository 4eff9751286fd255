package io.latchkey.apikey;

import io.latchkey.settings.Settings;
import io.latchkey.storage.Database;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Removes keys that ended long ago (token API 10.2), in batches of one transaction each. The
 * database's clock decides: a node whose clock is wrong would remove keys for all the others.
 */
@Stateless
public class ExpiredKeys {

  static final int BATCH = 1_000;

  /** A little less than the time between two runs, because timers are not exact. */
  private static final Duration APART = Duration.ofMinutes(9);

  private static final String RUN = "api_keys";

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Database database;
  @Inject Settings settings;

  /** Whether this node should purge now: once every ten minutes, however many nodes there are. */
  public boolean claimRun() {
    Instant now = database.now();
    return entityManager
            .createNamedQuery("PurgeRun.claim")
            .setParameter("name", RUN)
            .setParameter("now", now)
            .setParameter("notSince", now.minus(APART))
            .executeUpdate()
        == 1;
  }

  /**
   * Deletes at most {@value #BATCH} keys of any login type that ended longer ago than the
   * retention.
   *
   * @return how many
   */
  public int purgeBatch() {
    Duration retention = settings.apiKeysRetention();
    if (retention.isZero()) {
      return 0;
    }
    List<String> ids =
        entityManager
            .createNamedQuery("ApiKey.endedBefore", String.class)
            .setParameter("time", database.now().minus(retention))
            .setMaxResults(BATCH)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entityManager
            .createNamedQuery("ApiKey.deleteAll")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
