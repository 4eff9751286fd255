package io.latchkey.revocation;

import io.latchkey.storage.Database;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which nodes answer from memory, and for how long: registered where whoever revokes sees it. Also
 * removes what no longer matters from both tables, by primary key, as deleting a range would lock
 * rows that others are about to add.
 */
@Stateless
public class LeaseHolders {

  /** How many rows a purge deletes in one transaction. */
  public static final int BATCH = 1_000;

  /** Far more than any window. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** Twice as long as a registration is good for. */
  private static final Duration REGISTERED = PollAnswer.TRUSTED.multipliedBy(2);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Database database;

  /** Registers a holder with the length of its lease; may be repeated. */
  public void register(UUID id, Duration lease) {
    if (!renew(id)) {
      entityManager
          .createNamedQuery("LeaseHolder.insert")
          .setParameter("id", id)
          .setParameter("millis", Math.toIntExact(lease.toMillis()))
          .executeUpdate();
    }
  }

  /** Returns whether it is registered. */
  public boolean renew(UUID id) {
    return execute("LeaseHolder.renew", id) == 1;
  }

  /** Takes a holder back that answers from memory no more. */
  public void remove(UUID id) {
    execute("LeaseHolder.remove", id);
  }

  private int execute(String query, UUID id) {
    return entityManager.createNamedQuery(query).setParameter("id", id).executeUpdate();
  }

  /** Every holder, with the age of that row of the log. Asked outside any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<HolderAtRow> at(UUID row) {
    return entityManager
        .createNamedQuery("LeaseHolder.withRow", HolderAtRow.class)
        .setParameter("row", row)
        .getResultList();
  }

  /**
   * Deletes rows of the log that no poll reads any more, and registrations of nodes that are gone;
   * at most {@value #BATCH} of each.
   *
   * @return the greater of the two numbers
   */
  public int purgeBatch() {
    int rows = purge("RevocationRow", KEPT);
    return Math.max(rows, purge("LeaseHolder", REGISTERED));
  }

  private int purge(String entity, Duration age) {
    Instant time = database.now().minus(age);
    List<UUID> ids =
        entityManager
            .createNamedQuery(entity + ".idsBefore", UUID.class)
            .setParameter("time", time)
            .setMaxResults(BATCH)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entityManager
            .createNamedQuery(entity + ".delete")
            .setParameter("ids", ids)
            .setParameter("time", time) // one that has been renewed meanwhile stays
            .executeUpdate();
  }
}
