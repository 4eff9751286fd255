package io.latchkey.audit;

import io.latchkey.api.AuditVerificationResponse;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;

/**
 * The chain of hashes through the audit log. Each sealed row has a number, and a SHA-256 hash over
 * that, its content and the previous row's hash; the head holds the count and the last hash.
 *
 * <p>Rows are sealed in a transaction of their own, a moment after that of the change. Sealed
 * within it, every change would hold the one head until its commit, and all others would wait. The
 * price: a row that is altered or removed before it is sealed, usually within half a second of its
 * commit and at most two minutes, goes unnoticed. So does a change by somebody who can write to the
 * table and recomputes the whole chain and the head: against that, compare with a length and head
 * that were recorded elsewhere.
 */
@Stateless
public class AuditChain {

  static final int BATCH = 500;

  /** Between two times that rows are sealed, by whatever nodes. */
  static final Duration APART = Duration.ofMillis(500);

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /**
   * Seals at most {@value #BATCH} rows, unless some node did within that time; one node at a time.
   * The lock comes first: what is read after it is at least as recent as the lock. It goes with the
   * transaction, so a node that dies holds up nobody.
   *
   * @return how many; empty when it is too soon
   */
  public OptionalInt sealBatchUnlessWithin(Duration time) {
    Object[] locked =
        entityManager
            .createNamedQuery("AuditHead.withTime", Object[].class)
            .setParameter("name", AuditHead.NAME)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getSingleResult();
    AuditHead head = (AuditHead) locked[0];
    Instant now = (Instant) locked[1];
    if (head.wasSealedWithin(time, now)) {
      return OptionalInt.empty();
    }
    List<AuditRow> rows =
        entityManager
            .createNamedQuery("AuditRow.unsealed", AuditRow.class)
            .setHint(HibernateHints.HINT_READ_ONLY, true)
            .setMaxResults(BATCH)
            .getResultList();
    if (!rows.isEmpty()) {
      head.append(rows, now);
      entityManager
          .unwrap(Session.class)
          .doWork(connection -> SealStatement.write(connection, rows));
    }
    return OptionalInt.of(rows.size());
  }

  /**
   * Seals at most {@value #BATCH} rows now.
   *
   * @return how many
   */
  public int sealBatch() {
    return sealBatchUnlessWithin(Duration.ZERO).orElseThrow();
  }

  /**
   * Walks the chain, with {@value #BATCH} rows in memory at a time, up to its end or to the first
   * row that is missing or does not match its hash. Rows not sealed yet are not part of it.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public AuditVerificationResponse verify() {
    byte[] hash = new byte[RowHash.LENGTH];
    long checked = 0;
    while (true) {
      // Read before the rows: rows that are sealed meanwhile are left for the next batch.
      AuditHead head = entityManager.find(AuditHead.class, AuditHead.NAME);
      List<AuditRow> rows = sealedAfter(checked);
      if (head == null) {
        return broken(checked, null);
      }
      if (rows.isEmpty()) {
        boolean whole = head.length() == checked && MessageDigest.isEqual(head.hash(), hash);
        return whole ? intact(checked, hash) : broken(checked, null);
      }
      for (AuditRow row : rows) {
        if (row.sequence() != checked + 1) {
          return broken(checked, null);
        }
        if (!row.isAfter(hash)) {
          return broken(checked, row.id());
        }
        hash = row.hash();
        checked++;
      }
    }
  }

  private List<AuditRow> sealedAfter(long sequence) {
    return entityManager
        .createNamedQuery("AuditRow.sealedAfter", AuditRow.class)
        .setParameter("sequence", sequence)
        .setMaxResults(BATCH)
        .getResultList();
  }

  private static AuditVerificationResponse intact(long checked, byte[] hash) {
    String head = HexFormat.of().formatHex(hash);
    return new AuditVerificationResponse(true, checked, head, null, null);
  }

  private static AuditVerificationResponse broken(long checked, UUID row) {
    return new AuditVerificationResponse(false, checked, null, checked + 1, row);
  }
}
