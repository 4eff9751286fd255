package io.latchkey.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of the revocation log. It is inserted by a statement, not as an object, so that its time is
 * the database's.
 */
@Entity
@Table(name = "revocation_log")
@NamedQuery(
    name = "RevocationRow.insert",
    query =
        "insert into RevocationRow (id, keyId, userId, createdAt)"
            + " values (:id, :key, :user, utc_now())")
@NamedQuery(
    name = "RevocationRow.idsBefore",
    query = "select r.id from RevocationRow r where r.createdAt < :time order by r.id")
@NamedQuery(
    name = "RevocationRow.delete",
    query = "delete from RevocationRow r where r.id in :ids and r.createdAt < :time")
@SuppressWarnings("UnusedVariable") // read by Hibernate
class RevocationRow {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "key_id")
  private String keyId;

  @Column(name = "user_id", columnDefinition = "binary(16)")
  private UUID userId;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For Hibernate. */
  protected RevocationRow() {}
}
