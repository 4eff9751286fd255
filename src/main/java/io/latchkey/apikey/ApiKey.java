package io.latchkey.apikey;

import io.latchkey.access.AccessObject;
import io.latchkey.access.AllowList;
import io.latchkey.access.Caller;
import io.latchkey.access.ScopeSet;
import io.latchkey.api.AllowListEntry;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.user.LoginType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;

/**
 * A stored credential: who may act (its user), as what (login type), doing what (scopes), on which
 * objects (allow list), until when.
 *
 * <p>A key is <em>created</em> with a secret of which only the hash is stored. Each accepted
 * request uses it; the use is recorded at most once an hour, and a session's end then slides
 * forward. It <em>expires</em> when its end has passed, by itself or because somebody expired it;
 * it is then rejected with the time at which it ended, and listed only on demand. It is gone when
 * somebody <em>deletes</em> it, when its user is deleted or gets a new password, or some days after
 * its end, when expired keys are purged. Nothing else about it ever changes.
 */
@Entity
@Table(name = "api_keys")
@NamedQuery(name = "ApiKey.listOfUser", query = ListText.OF_USER + ListText.FIRST)
@NamedQuery(name = "ApiKey.listOfUserAfter", query = ListText.OF_USER + ListText.AFTER_OF_USER)
@NamedQuery(name = "ApiKey.listOfEverybody", query = ListText.OF_EVERYBODY + ListText.FIRST)
@NamedQuery(
    name = "ApiKey.listOfEverybodyAfter",
    query = ListText.OF_EVERYBODY + ListText.AFTER_OF_EVERYBODY)
@NamedQuery(name = "ApiKey.listOfTypes", query = ListText.OF_TYPES + ListText.FIRST)
@NamedQuery(name = "ApiKey.listOfTypesAfter", query = ListText.OF_TYPES + ListText.AFTER_OF_USER)
@NamedQuery(
    name = "ApiKey.byName",
    query = "select k from ApiKey k where k.userId = :user and k.tokenName = :name")
@NamedQuery(
    name = "ApiKey.sessionsOfUser",
    query = "select k from ApiKey k where k.userId = :user and k.loginType <> :token")
@NamedQuery(
    name = "ApiKey.withUser",
    query =
        "select new io.latchkey.apikey.PresentedKey(k, u) from ApiKey k"
            + " join User u on u.id = k.userId where k.id = :id",
    hints = @QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
@NamedQuery(name = "ApiKey.withTime", query = "select k, utc_now() from ApiKey k where k.id = :id")
@NamedQuery(
    name = "ApiKey.expire",
    query =
        "update ApiKey k set k.expiresAt = :end, k.ended = true"
            + " where k.id = :id and k.ended = false and k.expiresAt > :end")
@NamedQuery(
    name = "ApiKey.markAsEnded",
    query = "update ApiKey k set k.ended = true where k.id = :id and k.ended = false")
@NamedQuery(
    name = "ApiKey.recordUse",
    query =
        "update ApiKey k set k.lastUsed = :lastUsed, k.expiresAt = :expiresAt,"
            + " k.ipAddress = :ipAddress where k.id = :id and k.expiresAt = :expiresAtRead"
            + " and k.ended = false and k.expiresAt > :now and k.expiresAt > utc_now()")
@NamedQuery(
    name = "ApiKey.endedBefore",
    query = "select k.id from ApiKey k where k.expiresAt < :time order by k.expiresAt")
@NamedQuery(name = "ApiKey.deleteAll", query = "delete from ApiKey k where k.id in :ids")
@NamedQuery(name = "ApiKey.deleteOfUser", query = "delete from ApiKey k where k.userId = :user")
@NamedQuery(name = "ApiKey.delete", query = "delete from ApiKey k where k.id = :id")
public class ApiKey {

  @Id private String id;

  @Column(name = "hashed_secret", columnDefinition = "binary(32)")
  private byte[] hashedSecret;

  @Column(name = "user_id", columnDefinition = "binary(16)")
  private UUID userId;

  @Column(name = "login_type")
  @Convert(converter = LoginType.Column.class)
  private LoginType loginType;

  /** Null for sessions. */
  @Column(name = "token_name")
  private String tokenName;

  @Convert(converter = ScopesColumn.class)
  private ScopeSet scopes;

  @Column(name = "allow_list")
  @Convert(converter = AllowListColumn.class)
  private AllowList allowList;

  @Column(name = "lifetime_seconds")
  private long lifetimeSeconds;

  @Column(name = "ip_address")
  private String ipAddress;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  /** Whether somebody ended it: it stays ended for a node whose clock is behind the end. */
  private boolean ended;

  /** Null when never used. */
  @Column(name = "last_used")
  private Instant lastUsed;

  /** For Hibernate. */
  protected ApiKey() {}

  ApiKey(KeySecret secret, UUID userId, NewKey made) {
    this.id = secret.id();
    this.hashedSecret = secret.hash();
    this.userId = Objects.requireNonNull(userId);
    this.loginType = made.loginType();
    this.tokenName = made.name();
    this.scopes = made.scopes();
    this.allowList = made.allowList();
    this.lifetimeSeconds = made.lifetimeSeconds();
    this.ipAddress = made.ipAddress();
    this.createdAt = made.createdAt();
    this.updatedAt = made.createdAt();
    this.expiresAt = made.expiresAt();
  }

  String id() {
    return id;
  }

  UUID userId() {
    return userId;
  }

  LoginType loginType() {
    return loginType;
  }

  ScopeSet scopes() {
    return scopes;
  }

  AllowList allowList() {
    return allowList;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  String ipAddress() {
    return ipAddress;
  }

  byte[] hashedSecret() {
    return hashedSecret;
  }

  boolean isEnded() {
    return ended;
  }

  boolean isExpiredAt(Instant now) {
    return ended || expiresAt.isBefore(now);
  }

  Instant lastUsed() {
    return lastUsed;
  }

  Duration lifetime() {
    return Duration.ofSeconds(lifetimeSeconds);
  }

  Instant createdAt() {
    return createdAt;
  }

  /** The token's name; a session has none. */
  Optional<String> name() {
    return Optional.ofNullable(tokenName);
  }

  /** This key as an object that access is decided on. */
  AccessObject asObject() {
    return AccessObject.apiKey(id, userId);
  }

  /**
   * This key as it is sent.
   *
   * @param username its owner's, for lists; otherwise null
   */
  ApiKeyResponse toResponse(String username) {
    return toResponse(username, null, null);
  }

  /**
   * The same for lists of keys, which say where a key was used and which one the caller is using.
   */
  ApiKeyResponse toResponse(String username, Caller reader) {
    return toResponse(username, ipAddress, id.equals(reader.keyId()));
  }

  private ApiKeyResponse toResponse(String username, String shownAddress, Boolean current) {
    return new ApiKeyResponse(
        id,
        userId,
        lastUsed == null ? ApiKeyResponse.NEVER : lastUsed,
        expiresAt,
        createdAt,
        updatedAt,
        loginType.text(),
        scopes.legacyName(),
        scopes.names(),
        name().orElse(""),
        lifetimeSeconds,
        allowList.entries().stream().map(e -> new AllowListEntry(e.type(), e.id())).toList(),
        username,
        shownAddress,
        current);
  }

  /** Names the key; shows no secret and no hash. */
  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
