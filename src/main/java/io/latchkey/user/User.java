package io.latchkey.user;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Role;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.RoleResponse;
import io.latchkey.api.UserResponse;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person, or a program, who owns keys.
 *
 * <p>A user is created <em>active</em> or <em>dormant</em>; being seen makes a dormant one active.
 * An administrator may <em>suspend</em> a user and activate them again: meanwhile the keys remain
 * but are rejected. When a user is deleted, their keys are deleted too and their names become free;
 * the row stays, and is found by id only.
 */
@Entity
@Table(name = "users")
@NamedQuery(name = "User.count", query = "select count(u) from User u")
@NamedQuery(
    name = "User.byUsername",
    query = "select u from User u where u.usernameKey = :key and u.deleted = false")
@NamedQuery(
    name = "User.recordSeen",
    query = "update User u set u.lastSeenAt = :now where u.id = :id")
@NamedQuery(
    name = "User.activateDormant",
    query = "update User u set u.status = :active where u.id = :id and u.status = :dormant")
@NamedQuery(
    name = "User.owners",
    query =
        "select u.id from User u where u.deleted = false" + " and locate('owner', u.roleNames) > 0")
@NamedQuery(name = "User.among", query = "select u from User u where u.id in :ids")
@NamedQuery(
    name = "User.byEmail",
    query = "select u from User u where u.emailKey = :key and u.deleted = false")
public class User {

  @Id
  @Column(columnDefinition = "binary(16)")
  private UUID id;

  @Column(name = "organization_id", columnDefinition = "binary(16)")
  private UUID organizationId;

  private String username;
  private String email;
  private String name;
  private boolean deleted;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "email_key")
  private String emailKey;

  @Column(name = "avatar_url")
  private String avatarUrl;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "login_type")
  @Convert(converter = LoginType.Column.class)
  private LoginType loginType;

  @Convert(converter = UserStatus.Column.class)
  private UserStatus status;

  @Convert(converter = RolesColumn.class)
  private Set<Role> roles;

  /** The roles' column as text, for searching. */
  @Column(name = "roles", insertable = false, updatable = false)
  @SuppressWarnings("UnusedVariable")
  private String roleNames;

  @Column(name = "service_account")
  private boolean serviceAccount;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  /** For Hibernate. */
  protected User() {}

  User(UUID organizationId, String username, String email, String name, Instant now) {
    this.id = UUID.randomUUID();
    this.organizationId = Objects.requireNonNull(organizationId);
    this.username = username;
    this.usernameKey = key(username);
    this.email = email;
    this.emailKey = email.isEmpty() ? null : key(email);
    this.name = name;
    this.avatarUrl = "";
    this.loginType = LoginType.NONE;
    this.status = UserStatus.DORMANT;
    this.roles = Set.of();
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** The form in which usernames and emails are compared: case is ignored. */
  static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  void setPassword(PasswordHash hash) {
    passwordHash = hash.text();
    loginType = LoginType.PASSWORD;
  }

  void setRoles(Set<Role> roles, Instant now) {
    this.roles = Set.copyOf(roles);
    this.updatedAt = now;
  }

  boolean isOwner() {
    return roles.contains(Role.OWNER);
  }

  UUID organizationId() {
    return organizationId;
  }

  void setStatus(UserStatus status, Instant now) {
    this.status = status;
    this.updatedAt = now;
  }

  /** Records that the user was seen; this makes a dormant one active. */
  public void seenAt(Instant now) {
    lastSeenAt = now;
    if (status == UserStatus.DORMANT) {
      status = UserStatus.ACTIVE;
    }
  }

  void setProfile(String username, String name, String avatarUrl, Instant now) {
    this.username = username;
    this.usernameKey = key(username);
    this.name = name;
    this.avatarUrl = avatarUrl;
    this.updatedAt = now;
  }

  void makeServiceAccount() {
    serviceAccount = true;
  }

  /** Keeps the row but frees the names. */
  void delete(Instant now) {
    deleted = true;
    usernameKey = null;
    emailKey = null;
    passwordHash = null;
    updatedAt = now;
  }

  /** The user's id, which never changes. */
  public UUID id() {
    return id;
  }

  /** The username, as its owner writes it. */
  public String username() {
    return username;
  }

  /** How this user logs in. */
  public LoginType loginType() {
    return loginType;
  }

  /** Whether this user may act. */
  public UserStatus status() {
    return status;
  }

  /** The explicit site roles; everybody is also a member. */
  public Set<Role> roles() {
    return roles;
  }

  /** Whether only the row is left. */
  public boolean isDeleted() {
    return deleted;
  }

  /** The stored password, if there is one. */
  public Optional<PasswordHash> password() {
    return Optional.ofNullable(passwordHash).map(PasswordHash::parse);
  }

  /** This user as an object that access is decided on. */
  public AccessObject asObject() {
    return AccessObject.user(id);
  }

  /** This user as it is sent. */
  public UserResponse toResponse() {
    List<RoleResponse> explicit =
        roles.stream()
            .map(role -> new RoleResponse(role.wireName(), role.displayName()))
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList();
    return new UserResponse(
        id,
        username,
        name,
        email,
        avatarUrl,
        createdAt,
        updatedAt,
        lastSeenAt == null ? ApiKeyResponse.NEVER : lastSeenAt,
        status.text(),
        loginType.text(),
        List.of(organizationId),
        explicit,
        "",
        false,
        serviceAccount);
  }

  /** A copy to be kept in memory, without the password and the texts that only queries need. */
  public User withoutPassword() {
    User copy = new User(organizationId, username, email, name, createdAt);
    copy.id = id;
    copy.usernameKey = null;
    copy.emailKey = null;
    copy.avatarUrl = avatarUrl;
    copy.deleted = deleted;
    copy.loginType = loginType;
    copy.status = status;
    copy.roles = roles;
    copy.serviceAccount = serviceAccount;
    copy.updatedAt = updatedAt;
    copy.lastSeenAt = lastSeenAt;
    return copy;
  }

  /** Names the user; shows no password. */
  @Override
  public String toString() {
    return "User[" + id + " " + username + "]";
  }
}
