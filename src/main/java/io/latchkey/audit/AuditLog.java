package io.latchkey.audit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/**
 * Writes the audit log. Code that changes something calls {@link #record} in the same transaction,
 * at any point: no lock is taken, and if the transaction rolls back, the row is gone with the
 * change.
 */
@Stateless
public class AuditLog {

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject CurrentOrigin current;
  @Inject Event<RowWritten> written;

  /** Fired within the transaction that wrote a row. */
  record RowWritten() {}

  /**
   * Writes one row. Time, request id, address and user agent are added here.
   *
   * <p>Takes part in the caller's transaction. To record something that was refused, call it
   * outside a transaction, before the refusal is thrown: a {@code Problem} rolls its transaction
   * back.
   */
  public void record(AuditEntry entry) {
    entityManager.persist(new AuditRow(entry, current.get(), clock.instant()));
    written.fire(new RowWritten());
  }

  /**
   * Writes one row, or none, with the same statements and the same commit, so that the time it
   * takes does not reveal which.
   *
   * @param kept false takes the row back before anybody can see it
   */
  public void recordIf(boolean kept, AuditEntry entry) {
    AuditRow row = new AuditRow(entry, current.get(), clock.instant());
    entityManager.persist(row);
    entityManager.flush();
    entityManager
        .createNamedQuery("AuditRow.takeBack")
        .setParameter("id", row.id())
        .setParameter("unwanted", !kept)
        .executeUpdate();
    written.fire(new RowWritten());
  }
}
