package io.latchkey.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Records that an account was logged in to from a network; see {@link LoginAttempt#place}. */
@Entity
@Table(name = "known_addresses")
@NamedQuery(
    name = "KnownAddress.renew",
    query = "update KnownAddress k set k.lastLoginAt = :now where k.id = :id")
@NamedQuery(
    name = "KnownAddress.idsBefore",
    query = "select k.id from KnownAddress k where k.lastLoginAt < :time order by k.id")
@NamedQuery(name = "KnownAddress.delete", query = "delete from KnownAddress k where k.id in :ids")
@SuppressWarnings("UnusedVariable") // read by Hibernate
class KnownAddress {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  /** For Hibernate. */
  protected KnownAddress() {}

  KnownAddress(UUID place, Instant lastLoginAt) {
    this.id = place;
    this.lastLoginAt = lastLoginAt;
  }
}
