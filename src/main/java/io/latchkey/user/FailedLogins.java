package io.latchkey.user;

import io.latchkey.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** When attempts at that account from that address failed before this one; the latest first. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Instant> atAddressBefore(LoginAttempt attempt, Duration window, int max) {
    return latest(
        named("FailedLogin.ofAccountAtAddress")
            .setParameter("account", attempt.account())
            .setParameter("address", attempt.network()),
        attempt,
        window,
        max);
  }

  /** The same from any address. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Instant> atAccountBefore(LoginAttempt attempt, Duration window, int max) {
    return latest(
        named("FailedLogin.ofAccount").setParameter("account", attempt.account()),
        attempt,
        window,
        max);
  }

  /** The same from that address at any account. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Instant> fromAddressBefore(LoginAttempt attempt, Duration window, int max) {
    return latest(
        named("FailedLogin.ofAddress").setParameter("address", attempt.network()),
        attempt,
        window,
        max);
  }

  private TypedQuery<Instant> named(String query) {
    return entityManager.createNamedQuery(query, Instant.class);
  }

  private static List<Instant> latest(
      TypedQuery<Instant> query, LoginAttempt attempt, Duration window, int max) {
    return query
        .setParameter("since", attempt.time().minus(window))
        .setParameter("until", attempt.time())
        .setParameter("id", attempt.id())
        .setMaxResults(max)
        .getResultList();
  }

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
