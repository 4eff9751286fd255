package io.latchkey.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The permissions that one scope or role gives: either those listed, or everything but those
 * listed. The second form is <em>open</em>: it also reaches types that are declared later.
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

  /** The given permissions, each {@code type:action} or, for all actions, {@code type:*}. */
  static PermissionSet of(String... patterns) {
    return new PermissionSet(false, List.of(patterns));
  }

  static PermissionSet of(Collection<String> patterns) {
    return new PermissionSet(false, patterns);
  }

  /** Every permission there is or will be, but the given ones. */
  static PermissionSet everythingBut(String... patterns) {
    return new PermissionSet(true, List.of(patterns));
  }

  boolean permits(Permission permission) {
    return listed.contains(permission) != open;
  }

  boolean isOpen() {
    return open;
  }

  /** The permissions given or, when this is open, those left out. */
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
    return type.actions().stream().map(action -> new Permission(type, action)).toList();
  }
}
