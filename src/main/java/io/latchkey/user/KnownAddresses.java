package io.latchkey.user;

import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** The networks from which accounts were logged in to in the last 90 days. */
@Stateless
public class KnownAddresses {

  /** How many a purge deletes in one transaction. */
  public static final int BATCH = 1_000;

  static final Duration KEPT = Duration.ofDays(90);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Adds the network of an attempt that succeeded.
   *
   * @throws Problem 409 when somebody else is adding it
   */
  public void add(LoginAttempt attempt) {
    if (entityManager.find(KnownAddress.class, attempt.place()) != null) {
      entityManager
          .createNamedQuery("KnownAddress.renew")
          .setParameter("id", attempt.place())
          .setParameter("now", clock.instant())
          .executeUpdate();
      return;
    }
    try { // not after an update: if that finds no row, it locks what others are about to add
      entityManager.persist(new KnownAddress(attempt.place(), clock.instant()));
      entityManager.flush();
    } catch (ConstraintViolationException another) {
      throw Problem.of(409, "This address was added at the same time.");
    }
  }

  /**
   * Deletes older ones, at most {@value #BATCH}.
   *
   * @return how many
   */
  public int purgeBatch() {
    List<UUID> ids =
        entityManager
            .createNamedQuery("KnownAddress.idsBefore", UUID.class)
            .setParameter("time", clock.instant().minus(KEPT))
            .setMaxResults(BATCH)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entityManager
            .createNamedQuery("KnownAddress.delete")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
