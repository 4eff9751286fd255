package io.latchkey.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every set of roles, once: many callers have the same, and there are few different ones. */
final class RoleSets {

  private static final Map<Set<Role>, Set<Role>> KNOWN = new ConcurrentHashMap<>();

  private RoleSets() {}

  /** The unmodifiable set of these roles. */
  static Set<Role> of(Set<Role> roles) {
    Set<Role> known = KNOWN.get(roles);
    return known != null ? known : KNOWN.computeIfAbsent(copy(roles), same -> same);
  }

  private static Set<Role> copy(Set<Role> roles) {
    Set<Role> copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    return Collections.unmodifiableSet(copy);
  }
}
