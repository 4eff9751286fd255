package io.latchkey.api;

import java.util.List;

/**
 * A site role, and whether the caller may assign it.
 *
 * @param builtIn true
 * @param sitePermissions empty, like the other three: what a role permits is not disclosed
 */
public record AssignableRoleResponse(
    String name,
    String displayName,
    boolean builtIn,
    boolean assignable,
    List<String> sitePermissions,
    List<String> userPermissions,
    List<String> organizationPermissions,
    List<String> organizationMemberPermissions) {

  /** A role built into the program. */
  public static AssignableRoleResponse builtIn(
      String name, String displayName, boolean assignable) {
    List<String> none = List.of();
    return new AssignableRoleResponse(name, displayName, true, assignable, none, none, none, none);
  }
}
