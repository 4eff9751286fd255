package io.latchkey.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt at a password that failed, or is still undecided: it counts from its start, so that
 * many at once cannot slip past the limit together.
 */
@Entity
@Table(name = "failed_logins")
@NamedQuery(
    name = "FailedLogin.ofAccountAtAddress",
    query =
        FailedLogin.BEFORE + "f.account = :account and f.address = :address" + FailedLogin.LATEST)
@NamedQuery(
    name = "FailedLogin.ofAccount",
    query = FailedLogin.BEFORE + "f.account = :account" + FailedLogin.LATEST)
@NamedQuery(
    name = "FailedLogin.ofAddress",
    query = FailedLogin.BEFORE + "f.address = :address" + FailedLogin.LATEST)
@NamedQuery(
    name = "FailedLogin.idsOfAccountAtAddress",
    query =
        "select f.id from FailedLogin f where f.account = :account and f.address = :address"
            + " order by f.id")
@NamedQuery(
    name = "FailedLogin.idsBefore",
    query = "select f.id from FailedLogin f where f.attemptedAt < :time order by f.id")
@NamedQuery(name = "FailedLogin.delete", query = "delete from FailedLogin f where f.id in :ids")
@SuppressWarnings("UnusedVariable") // read by Hibernate
class FailedLogin {

  /** Attempts within a time window that began before another one, or together with it. */
  static final String BEFORE =
      "select f.attemptedAt from FailedLogin f where f.attemptedAt > :since"
          + " and f.attemptedAt <= :until and f.id <> :id and ";

  static final String LATEST = " order by f.attemptedAt desc";

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(columnDefinition = "binary(32)")
  private byte[] account;

  private String address;

  @Column(name = "attempted_at")
  private Instant attemptedAt;

  /** For Hibernate. */
  protected FailedLogin() {}

  FailedLogin(LoginAttempt attempt) {
    this.id = attempt.id();
    this.account = attempt.account();
    this.address = attempt.network();
    this.attemptedAt = attempt.time();
  }
}
