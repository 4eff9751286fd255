package io.latchkey.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The permissions that one scope or role grants: either those listed, or all but those listed. The
 * second form is <em>open</em>: it also covers types that are declared later.
 */
final class PermissionSet {

  private final boolean open;
  private final Set<Permission> listed;

  private PermissionSet(boolean open, Collection<String> patterns) {
    this.open = open;
    Set<Permission> expanded = new HashSet<>();
    patterns.forEach(pattern -> expanded.addAll(expand(pattern)));
    this.listed = Set.copyOf(expanded);
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
    return listed.contains(permission) != open;
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
