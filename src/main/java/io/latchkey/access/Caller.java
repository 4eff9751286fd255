package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The authenticated user of a request, with the scopes and the allow list of the key used.
 *
 * <p>{@link #may(Permission, AccessObject)} is the one place where access is decided (token API
 * 7.1): the roles permit it, everywhere or because the object is the caller's own; and a scope
 * permits it; and the object is on the allow list. Nothing here is secret.
 *
 * @param userId the user
 * @param username the user's name, which is also the principal's
 * @param roles the explicit roles; {@link Role#MEMBER} is implied
 * @param keyId the id of the key used, the half that is not secret
 * @param scopes which of the things that the roles permit the key may do
 * @param allowList the objects that the key is confined to
 * @param keyExpiresAt when the key expires
 */
public record Caller(
    UUID userId,
    String username,
    Set<Role> roles,
    String keyId,
    ScopeSet scopes,
    AllowList allowList,
    Instant keyExpiresAt)
    implements Principal {

  private static final Permission ASSIGN_ROLE = Permission.parse("assign_role:assign");

  public Caller {
    requireNonNull(userId);
    requireNonNull(username);
    requireNonNull(keyId);
    requireNonNull(scopes);
    requireNonNull(allowList);
    requireNonNull(keyExpiresAt);
    roles = RoleSets.of(roles);
  }

  @Override
  public String getName() {
    return username;
  }

  /**
   * Whether the caller may do this to that object.
   *
   * @throws IllegalArgumentException when the permission is for a type other than the object's
   */
  public boolean may(Permission permission, AccessObject object) {
    if (!permission.type().equals(object.type())) {
      throw new IllegalArgumentException(permission + " asked of an object of " + object.type());
    }
    return rolesPermit(permission, owns(object))
        && scopes.permits(permission)
        && allowList.permits(object.type(), object.id());
  }

  /** The same, with the permission's text: {@code caller.may("api_key:read", key)}. */
  public boolean may(String permission, AccessObject object) {
    return may(Permission.parse(permission), object);
  }

  /**
   * Whether roles and scopes permit this on some object at least, if only on the caller's own. The
   * allow list is ignored.
   */
  public boolean mayEver(Permission permission) {
    return rolesPermit(permission, true) && scopes.permits(permission);
  }

  public boolean mayEver(String permission) {
    return mayEver(Permission.parse(permission));
  }

  /**
   * Whether roles and scopes permit this on every object of the type, whoever owns it; if not, a
   * list holds at most the caller's own. The allow list is ignored: see {@link
   * AllowList#permitsAll} and {@link AllowList#ids}.
   */
  public boolean mayEverywhere(Permission permission) {
    return rolesPermit(permission, false) && scopes.permits(permission);
  }

  public boolean mayEverywhere(String permission) {
    return mayEverywhere(Permission.parse(permission));
  }

  /** The roles that the caller may assign and remove (token API 7.4). */
  public Set<Role> assignableRoles() {
    Set<Role> assignable = EnumSet.noneOf(Role.class);
    if (may(ASSIGN_ROLE, AccessObject.siteWide(ASSIGN_ROLE.type()))) {
      roles.forEach(role -> assignable.addAll(role.mayAssign()));
    }
    return assignable;
  }

  /** Whether the key used falls short of {@code coder:all} with {@code *:*} (token API D4). */
  public boolean isRestricted() {
    return !scopes.covers(ScopeSet.ALL) || !allowList.isUnrestricted();
  }

  /** The same caller with the roles that the user has now. */
  public Caller withRoles(Set<Role> present) {
    return new Caller(userId, username, present, keyId, scopes, allowList, keyExpiresAt);
  }

  private boolean owns(AccessObject object) {
    return object.owner().isPresent() && object.owner().get().equals(userId);
  }

  private boolean rolesPermit(Permission permission, boolean own) {
    if (rolePermits(Role.MEMBER, permission, own)) {
      return true;
    }
    for (Role role : roles) {
      if (rolePermits(role, permission, own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean rolePermits(Role role, Permission permission, boolean own) {
    return own ? role.permitsOnOwn(permission) : role.permitsEverywhere(permission);
  }
}
