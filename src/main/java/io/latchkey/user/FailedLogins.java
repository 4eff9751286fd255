package io.latchkey.user;

import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The failed attempts in the database. Rows are deleted by primary key only: deleting a range would
 * lock rows that others are about to add.
 */
@Stateless
public class FailedLogins {

  /** How long a failed attempt counts. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  /** How long one counts for its address alone. */
  static final Duration MINUTE = Duration.ofMinutes(1);

  /** How many a purge deletes in one transaction. */
  public static final int BATCH = 1_000;

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Counts an attempt from its start.
   *
   * @throws Problem 429 when its turn has been used by another attempt: both have the same id
   */
  public void add(LoginAttempt attempt) {
    try {
      entityManager.persist(new FailedLogin(attempt));
      entityManager.flush();
    } catch (ConstraintViolationException another) {
      throw LoginAttempt.refused(LoginTurn.of(attempt).untilNext());
    }
  }

  /** What happened before an attempt, with one statement. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LoginHistory before(LoginAttempt attempt) {
    return LoginHistory.of(
        entityManager
            .createNamedQuery("FailedLogin.history", Object[].class)
            .setParameter("place", attempt.place())
            .setParameter("knownSince", attempt.time().minus(KnownAddresses.KEPT))
            .setParameter("account", attempt.account())
            .setParameter("address", attempt.network())
            .setParameter("since", attempt.time().minus(WINDOW))
            .setParameter("sinceMinute", attempt.time().minus(MINUTE))
            .setParameter("until", attempt.time())
            .setParameter("id", attempt.id())
            .getResultList());
  }

  /** Removes an attempt. */
  public void remove(LoginAttempt attempt) {
    delete(List.of(attempt.id()));
  }

  /** Removes all attempts at that account from that address. */
  public void removeAllLike(LoginAttempt attempt) {
    delete(
        entityManager
            .createNamedQuery("FailedLogin.idsOfAccountAtAddress", UUID.class)
            .setParameter("account", attempt.account())
            .setParameter("address", attempt.network())
            .getResultList());
  }

  /**
   * Deletes those that no longer count, at most {@value #BATCH}.
   *
   * @return how many
   */
  public int purgeBatch() {
    return delete(
        entityManager
            .createNamedQuery("FailedLogin.idsBefore", UUID.class)
            .setParameter("time", clock.instant().minus(WINDOW))
            .setMaxResults(BATCH)
            .getResultList());
  }

  private int delete(List<UUID> ids) {
    return ids.isEmpty()
        ? 0
        : entityManager
            .createNamedQuery("FailedLogin.delete")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
