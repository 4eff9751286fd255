package io.latchkey.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The one row that says when a node last began to purge. The node that updates it gets the run; the
 * others find it updated and do nothing. No lock is held while rows are deleted.
 */
@Entity
@Table(name = "purge_runs")
@NamedQuery(
    name = "PurgeRun.claim",
    query =
        "update PurgeRun r set r.startedAt = :now"
            + " where r.name = :name and r.startedAt <= :notSince")
@SuppressWarnings("UnusedVariable") // read by Hibernate
class PurgeRun {

  @Id private String name;

  @Column(name = "started_at")
  private Instant startedAt;

  /** For Hibernate. */
  protected PurgeRun() {}
}
