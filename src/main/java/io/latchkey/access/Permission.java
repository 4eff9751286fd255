package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation requires: an action on a type of resource, written {@code api_key:create}.
 *
 * @param type the resource type
 * @param action one of the type's actions; any other throws an {@link IllegalArgumentException}
 */
public record Permission(ResourceType type, String action) {

  private static final Map<String, Permission> BY_TEXT = everyPermission();

  public Permission {
    requireNonNull(type);
    requireNonNull(action);
    if (!type.actions().contains(action)) {
      throw new IllegalArgumentException("unknown action \"" + action + "\" of " + type);
    }
  }

  /**
   * The permission written this way, for example {@code api_key:create}. It costs one look-up, so
   * it may be called on every request.
   *
   * @throws IllegalArgumentException when the type or the action is unknown, or a wildcard
   */
  public static Permission parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("unknown permission \"" + text + "\""));
  }

  /** The permission written this way, or empty when the type or the action is unknown. */
  public static Optional<Permission> find(String text) {
    return Optional.ofNullable(BY_TEXT.get(requireNonNull(text)));
  }

  @Override
  public String toString() {
    return type.name() + ":" + action;
  }

  private static Map<String, Permission> everyPermission() {
    Map<String, Permission> permissions = new HashMap<>();
    for (ResourceType type : ResourceType.all()) {
      for (String action : type.actions()) {
        Permission permission = new Permission(type, action);
        permissions.put(permission.toString(), permission);
      }
    }
    return permissions;
  }
}
