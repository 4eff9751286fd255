package io.latchkey.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The permissions that one scope or role grants: either those listed, or all but those listed. The
 * second form is <em>open</em>: it also covers types that are declared later.
 */
final class PermissionSet {

  private final boolean open;
  private final Set<Permission> listed;
  private final String wholeType;

  private PermissionSet(boolean open, Collection<String> patterns) {
    this.open = open;
    this.wholeType = "";
    Set<Permission> expanded = new HashSet<>();
    patterns.forEach(pattern -> expanded.addAll(expand(pattern)));
    this.listed = Set.copyOf(expanded);
  }

  private PermissionSet(Set<Permission> listed, String wholeType) {
    this.open = false;
    this.listed = listed;
    this.wholeType = wholeType;
  }

  /** An action on a type that is not built in, whether a deployment declares it or not. */
  static PermissionSet declared(String type, String action) {
    ResourceType known = ResourceType.declared(type, Map.of(action, Set.of()));
    return new PermissionSet(Set.of(new Permission(known, action)), "");
  }

  /** Every action on a type that is not built in, those that it will have included. */
  static PermissionSet wholeDeclared(String type) {
    return new PermissionSet(Set.of(), type);
  }

  /**
   * The given permissions, each {@code type:action} or, for the actions of its wildcard, {@code
   * type:*}.
   */
  static PermissionSet of(String... patterns) {
    return new PermissionSet(false, List.of(patterns));
  }

  static PermissionSet of(Collection<String> patterns) {
    return new PermissionSet(false, patterns);
  }

  /** Every permission there is or will be, except those given. */
  static PermissionSet everythingBut(String... patterns) {
    return new PermissionSet(true, List.of(patterns));
  }

  boolean permits(Permission permission) {
    return listed.contains(permission) != open || permission.type().name().equals(wholeType);
  }

  /** Whether it grants every action on a type that is not built in. No open set leaves one out. */
  boolean permitsAllOf(String declaredType) {
    return open || declaredType.equals(wholeType);
  }

  /** The type that is not built in of which this grants every action; empty for none. */
  String wholeType() {
    return wholeType;
  }

  boolean isOpen() {
    return open;
  }

  /** The permissions granted or, when this is open, those left out. */
  Set<Permission> listed() {
    return listed;
  }

  private static Collection<Permission> expand(String pattern) {
    if (!pattern.endsWith(":*")) {
      return List.of(Permission.parse(pattern));
    }
    String name = pattern.substring(0, pattern.length() - 2);
    ResourceType type =
        ResourceType.find(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown type in " + pattern));
    return type.wildcardActions().stream().map(action -> new Permission(type, action)).toList();
  }
}
