package io.latchkey.verifier;

import io.latchkey.api.AllowListEntry;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key that was good when it was verified: whose it is and what it permits. Immutable; as a
 * principal it has the user's name. Not final, and with a constructor for proxies, so that a
 * container can inject the one of the current request.
 */
public class VerifiedKey implements Principal {

  private static final String ANY = "*";
  private static final List<AllowListEntry> UNCONFINED = List.of(new AllowListEntry(ANY, ANY));

  private final String id;
  private final UUID userId;
  private final String username;
  private final String tokenName;
  private final String loginType;
  private final Set<String> roles;
  private final Set<String> scopes;
  private final List<AllowListEntry> allowList;
  private final Instant createdAt;
  private final Instant expiresAt;

  /** For a container's proxies only: it permits nothing. */
  protected VerifiedKey() {
    this("", new UUID(0, 0), "", null, "", Set.of(), Set.of(), List.of(), Instant.MIN, Instant.MIN);
  }

  /**
   * @param tokenName null for sessions
   * @param allowList null when the key is not confined
   */
  VerifiedKey(
      String id,
      UUID userId,
      String username,
      String tokenName,
      String loginType,
      Set<String> roles,
      Set<String> scopes,
      List<AllowListEntry> allowList,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.userId = userId;
    this.username = username;
    this.tokenName = tokenName;
    this.loginType = loginType;
    this.roles = roles;
    this.scopes = scopes;
    this.allowList = allowList == null ? UNCONFINED : List.copyOf(allowList);
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  /** The key's id: the half of it that is not secret. */
  public String id() {
    return id;
  }

  /** The id of the user who owns the key; stays when the user is renamed. */
  public UUID userId() {
    return userId;
  }

  /** The name of the user who owns the key. */
  public String username() {
    return username;
  }

  /** As {@link #username()}. */
  @Override
  public String getName() {
    return username();
  }

  /** What the user calls the token; empty for sessions. */
  public Optional<String> tokenName() {
    return Optional.ofNullable(tokenName);
  }

  /** {@code token}, or how the user logged in. */
  public String loginType() {
    return loginType;
  }

  /** The user's roles, such as {@code owner}. What the key may do, {@link #scopes} say. */
  public Set<String> roles() {
    return roles;
  }

  /**
   * What user and key together permit, such as {@code invoice:read}; wildcards and bundles are
   * expanded. On which objects, {@link #permits(String, String)} says.
   */
  public Set<String> scopes() {
    return scopes;
  }

  /** Whether this is one of its scopes; a wildcard never is. */
  public boolean hasScope(String scope) {
    return scopes().contains(scope);
  }

  /** The objects that the key is confined to; {@code *:*} when it is not, empty for none at all. */
  public List<AllowListEntry> allowList() {
    return allowList;
  }

  /**
   * Whether the key is good for that object, as far as its allow list goes; whether for what is to
   * be done with it, {@link #hasScope} says, and whose the object is, the service knows.
   *
   * @param type such as {@code invoice}
   * @param objectId compared exactly
   */
  public boolean permits(String type, String objectId) {
    return allowList().stream()
        .anyMatch(
            entry ->
                (entry.type().equals(ANY) || entry.type().equals(type))
                    && (entry.id().equals(ANY) || entry.id().equals(objectId)));
  }

  /**
   * Whether the key is good for all objects of a type: for lists, and for objects that are about to
   * be created.
   */
  public boolean permitsAll(String type) {
    return permits(type, ANY);
  }

  /**
   * As {@link #permits}.
   *
   * @throws NotPermittedException when it is not
   */
  public void require(String type, String objectId) {
    if (!permits(type, objectId)) {
      throw new NotPermittedException("The key is confined to other objects of type " + type + ".");
    }
  }

  /**
   * As {@link #hasScope}.
   *
   * @throws NotPermittedException when it is not
   */
  public void requireScope(String scope) {
    if (!hasScope(scope)) {
      throw new NotPermittedException("The key has no scope " + scope + ".");
    }
  }

  /** When the key was created, to the second. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When the key ends, to the second below; that of a session moves on while it is used. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Two are equal if they are of the same key. */
  @Override
  public boolean equals(Object other) {
    return other instanceof VerifiedKey that && id().equals(that.id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }

  /** Shows the key's id and the user's name. */
  @Override
  public String toString() {
    return "VerifiedKey[" + id() + " of " + username() + "]";
  }
}
