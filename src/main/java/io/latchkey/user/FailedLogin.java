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
    name = "FailedLogin.history",
    query =
        "(select '"
            + LoginHistory.LAST_LOGIN
            + "', k.lastLoginAt from KnownAddress k"
            + " where k.id = :place and k.lastLoginAt > :knownSince"
            + FailedLogin.OR
            + LoginHistory.HERE
            + FailedLogin.SINCE
            + ":since and f.account = :account and f.address = :address"
            + FailedLogin.LATEST
            + LoginThrottle.AT_ADDRESS
            + FailedLogin.OR
            + LoginHistory.FROM_ADDRESS
            + FailedLogin.SINCE
            + ":sinceMinute and f.address = :address"
            + FailedLogin.LATEST
            + LoginThrottle.FROM_ADDRESS
            + FailedLogin.OR
            + LoginHistory.AT_ACCOUNT
            + FailedLogin.SINCE
            + ":since and f.account = :account"
            + FailedLogin.LATEST
            + LoginThrottle.AT_ACCOUNT
            + ")")
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

  static final String OR = ") union all (select '";

  /** Attempts within a time window that began before another one, or together with it. */
  static final String SINCE =
      "', f.attemptedAt from FailedLogin f where f.attemptedAt <= :until and f.id <> :id"
          + " and f.attemptedAt > ";

  static final String LATEST = " order by f.attemptedAt desc limit ";

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
