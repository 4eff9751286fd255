package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a user may do at all (token API 7.2). A role grants permissions on every object of the site
 * and on objects that the user owns.
 *
 * <p>Assumed, because there is one organization and everybody belongs to it: what the reference
 * grants to the members of an organization, {@link #MEMBER} grants here. That is: read the
 * organization, read and use its templates, read one's own membership (D21), and every action on
 * one's own workspaces, except that dormant ones can be neither started nor connected to.
 *
 * <p>Also assumed: which types are "most types" in the contract's "all actions on own objects of
 * most types".
 */
@SuppressWarnings("ImmutableEnumChecker") // PermissionSet is immutable
public enum Role {
  OWNER(
      "owner",
      "Owner",
      PermissionSet.everythingBut("user_secret:*", "boundary_log:create", "ai_seat:create"),
      PermissionSet.of()),

  AUDITOR(
      "auditor",
      "Auditor",
      PermissionSet.of(
          "aibridge_interception:read",
          "assign_org_role:read",
          "audit_log:read",
          "connection_log:read",
          "deployment_config:read",
          "deployment_stats:read",
          "group:read",
          "group_member:read",
          "organization:read",
          "organization_member:read",
          "template:read",
          "template:view_insights",
          "user:read"),
      PermissionSet.of()),

  USER_ADMIN(
      "user-admin",
      "User Admin",
      PermissionSet.of(
          "assign_org_role:assign",
          "assign_org_role:unassign",
          "assign_org_role:read",
          "assign_role:*",
          "group:*",
          "group_member:*",
          "idpsync_settings:*",
          "organization:read",
          "organization_member:*",
          "user:*"),
      PermissionSet.of()),

  TEMPLATE_ADMIN(
      "template-admin",
      "Template Admin",
      PermissionSet.of(
          "file:*",
          "group:read",
          "group_member:read",
          "organization:read",
          "organization_member:read",
          "prebuilt_workspace:*",
          "provisioner_daemon:*",
          "template:*",
          "user:read",
          "workspace:read",
          "workspace_dormant:read"),
      PermissionSet.of()),

  /** Relying services, which ask whether a key that somebody presents is good (verification 2). */
  VERIFIER("verifier", "Verifier", PermissionSet.of("api_key:introspect"), PermissionSet.of()),

  /** Everybody has this one, listed or not. */
  MEMBER(
      "member",
      "Member",
      PermissionSet.of(
          "assign_role:read",
          "oauth2_app:read",
          "organization:read",
          "template:read",
          "template:use",
          "workspace_proxy:read"),
      PermissionSet.of(
          "api_key:*",
          "chat:*",
          "file:*",
          "inbox_notification:*",
          "notification_message:*",
          "notification_preference:*",
          "oauth2_app_code_token:*",
          "organization_member:read",
          "task:*",
          "user:read",
          "user:read_personal",
          "user:update_personal",
          "user_secret:*",
          "user_skill:*",
          "webpush_subscription:*",
          "workspace:*",
          "workspace_dormant:read",
          "workspace_dormant:update",
          "workspace_dormant:delete",
          "workspace_dormant:stop"));

  private final String wireName;
  private final String displayName;
  private final PermissionSet site;
  private final PermissionSet own;

  Role(String wireName, String displayName, PermissionSet site, PermissionSet own) {
    this.wireName = wireName;
    this.displayName = displayName;
    this.site = site;
    this.own = own;
  }

  /** The role with that wire name, for example {@code user-admin}; names are case-sensitive. */
  public static Optional<Role> find(String wireName) {
    requireNonNull(wireName);
    for (Role role : values()) {
      if (role.wireName.equals(wireName)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** The name on the wire and in the database, for example {@code user-admin}. */
  public String wireName() {
    return wireName;
  }

  /** The name for people, for example {@code User Admin}. */
  public String displayName() {
    return displayName;
  }

  /** The roles that a holder of this one may assign and remove (token API 7.4). */
  public Set<Role> mayAssign() {
    return switch (this) {
      case OWNER -> EnumSet.allOf(Role.class);
      case USER_ADMIN -> EnumSet.of(MEMBER);
      case AUDITOR, TEMPLATE_ADMIN, VERIFIER, MEMBER -> EnumSet.noneOf(Role.class);
    };
  }

  /** Whether it permits this on every object, whoever owns it. */
  boolean permitsEverywhere(Permission permission) {
    ResourceType type = permission.type();
    return type.isDeclared()
        ? type.rolesOf(permission.action()).contains(wireName)
        : site.permits(permission);
  }

  /** Whether it permits this on one's own objects. */
  boolean permitsOnOwn(Permission permission) {
    return permitsEverywhere(permission) || own.permits(permission);
  }
}
