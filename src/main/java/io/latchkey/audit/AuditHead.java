package io.latchkey.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The end of the chain, in the only row of its table: how many rows it has, and the last one's
 * hash. Whoever seals holds its lock; it is what reveals that the newest rows were removed.
 */
@Entity
@Table(name = "audit_head")
@NamedQuery(
    name = "AuditHead.withTime",
    query = "select h, utc_now() from AuditHead h where h.name = :name")
class AuditHead {

  static final String NAME = "audit_log";

  @Id private String name;

  @Column(name = "row_count")
  private long length;

  @Column(name = "row_hash", columnDefinition = "binary(32)")
  private byte[] hash;

  @Column(name = "sealed_at")
  private Instant sealedAt;

  /** For Hibernate. */
  protected AuditHead() {}

  /** Seals rows as the next ones. */
  void append(List<AuditRow> rows, Instant now) {
    for (AuditRow row : rows) {
      row.seal(length + 1, hash);
      length++;
      hash = row.hash();
    }
    sealedAt = now;
  }

  /** Whether rows were sealed less than that long ago, or will be: clocks are set back. */
  boolean wasSealedWithin(Duration time, Instant now) {
    return Duration.between(sealedAt, now).abs().compareTo(time) < 0;
  }

  long length() {
    return length;
  }

  byte[] hash() {
    return hash.clone();
  }

  @Override
  public String toString() {
    return "AuditHead[" + name + " " + length + "]";
  }
}
