package io.latchkey.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The end of the chain, in the only row of its table: how many rows it has, and the last one's
 * hash. Whoever seals holds its lock; it is what reveals that the newest rows were removed.
 */
@Entity
@Table(name = "audit_head")
class AuditHead {

  static final String NAME = "audit_log";

  @Id private String name;

  @Column(name = "row_count")
  private long length;

  @Column(name = "row_hash", columnDefinition = "binary(32)")
  private byte[] hash;

  /** For Hibernate. */
  protected AuditHead() {}

  /** Seals a row as the next one. */
  void append(AuditRow row) {
    row.seal(length + 1, hash);
    length++;
    hash = row.hash();
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
