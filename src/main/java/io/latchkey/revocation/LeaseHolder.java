package io.latchkey.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A node that answers from memory, with the length of its lease. It writes this row before its
 * first poll and renews it; its polls count only while the row is there and fresh. Whoever revokes
 * waits for the longest lease that is here; a row that has not been renewed for long is purged.
 */
@Entity
@Table(name = "lease_holders")
@NamedQuery(
    name = "LeaseHolder.insert",
    query = "insert into LeaseHolder (id, leaseMillis, seenAt) values (:id, :millis, utc_now())")
@NamedQuery(
    name = "LeaseHolder.renew",
    query = "update LeaseHolder h set h.seenAt = utc_now() where h.id = :id")
@NamedQuery(name = "LeaseHolder.remove", query = "delete from LeaseHolder h where h.id = :id")
@NamedQuery(
    name = "LeaseHolder.withRow",
    query =
        "select new io.latchkey.revocation.HolderAtRow(h.leaseMillis, r.createdAt, utc_now())"
            + " from LeaseHolder h left join RevocationRow r on r.id = :row")
@NamedQuery(
    name = "LeaseHolder.idsBefore",
    query = "select h.id from LeaseHolder h where h.seenAt < :time order by h.id")
@NamedQuery(
    name = "LeaseHolder.delete",
    query = "delete from LeaseHolder h where h.id in :ids and h.seenAt < :time")
@SuppressWarnings("UnusedVariable") // read by Hibernate
class LeaseHolder {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "lease_millis")
  private int leaseMillis;

  @Column(name = "seen_at")
  private Instant seenAt;

  /** For Hibernate. */
  protected LeaseHolder() {}
}
