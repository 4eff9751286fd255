package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One scope name and the permissions it expands to (token API 5.1): built in ({@code coder:all}), a
 * bundle ({@code coder:workspaces.create}) or low-level ({@code workspace:read}, {@code
 * workspace:*}).
 *
 * <p>Every known scope can be looked up, but only those listed in {@code scopes.txt} are public,
 * that is, may be asked for.
 */
record Scope(String name, PermissionSet permissions) {

  static final String ALL = "coder:all";
  static final String APPLICATION_CONNECT = "coder:application_connect";

  private static final SortedSet<String> PUBLIC_NAMES;
  private static final Map<String, Scope> BY_NAME;

  static {
    Map<String, List<String>> table = Table.read("scopes.txt");
    PUBLIC_NAMES = Collections.unmodifiableSortedSet(new TreeSet<>(table.keySet()));
    BY_NAME = everyScope(table);
    if (!BY_NAME.keySet().containsAll(PUBLIC_NAMES)) {
      throw new IllegalStateException("scopes.txt names a scope that expands to nothing");
    }
  }

  Scope {
    requireNonNull(name);
    requireNonNull(permissions);
  }

  /**
   * The scope with that canonical name, public or not. One of a type that is not built in permits
   * what it says, whether the deployment declares that or not.
   */
  static Optional<Scope> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name)).or(() -> declared(name));
  }

  private static Optional<Scope> declared(String name) {
    int colon = name.indexOf(':');
    if (colon < 0 || !DeclaredName.isType(name.substring(0, colon))) {
      return Optional.empty();
    }
    String type = name.substring(0, colon);
    String action = name.substring(colon + 1);
    if (action.equals("*")) {
      return Optional.of(new Scope(name, PermissionSet.wholeDeclared(type)));
    }
    return DeclaredName.isAction(action)
        ? Optional.of(new Scope(name, PermissionSet.declared(type, action)))
        : Optional.empty();
  }

  /** The names that may be asked for, canonical, sorted bytewise. */
  static SortedSet<String> publicNames() {
    return PUBLIC_NAMES;
  }

  /** The name with a deprecated spelling replaced: {@code all} is {@code coder:all} (D7). */
  static String canonical(String name) {
    return switch (name) {
      case "all" -> ALL;
      case "application_connect" -> APPLICATION_CONNECT;
      default -> name;
    };
  }

  private static Map<String, Scope> everyScope(Map<String, List<String>> table) {
    Map<String, Scope> scopes = new HashMap<>();
    for (ResourceType type : ResourceType.all()) {
      String wildcard = type.name() + ":*";
      scopes.put(wildcard, new Scope(wildcard, PermissionSet.of(wildcard)));
      for (String action : type.actions()) {
        String name = type.name() + ":" + action;
        scopes.put(name, new Scope(name, PermissionSet.of(name)));
      }
    }
    table.forEach(
        (name, bundle) -> {
          if (!bundle.isEmpty()) {
            scopes.put(name, new Scope(name, PermissionSet.of(bundle)));
          }
        });
    scopes.put(ALL, new Scope(ALL, PermissionSet.everythingBut()));
    scopes.put(
        APPLICATION_CONNECT,
        new Scope(APPLICATION_CONNECT, PermissionSet.of("workspace:application_connect")));
    scopes.put("no_user_data", new Scope("no_user_data", PermissionSet.everythingBut("user:*")));
    return scopes;
  }
}
