package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of object that permissions are about, and the actions known for it (token API 5.5).
 *
 * <p>The types are the rows of {@code resource-types.txt}; the constants name those that our code
 * mentions. Others are declared by a deployment, see {@link Catalogue}. Types are equal by their
 * names. The wildcard {@code *} of allow lists is not a type.
 */
public final class ResourceType {

  private static final Map<String, ResourceType> BY_NAME = readTypes();
  private static final List<ResourceType> ALL = List.copyOf(BY_NAME.values());

  public static final ResourceType API_KEY = known("api_key");
  public static final ResourceType ASSIGN_ROLE = known("assign_role");
  public static final ResourceType AUDIT_LOG = known("audit_log");
  public static final ResourceType DEPLOYMENT_CONFIG = known("deployment_config");
  public static final ResourceType DEPLOYMENT_STATS = known("deployment_stats");
  public static final ResourceType FILE = known("file");
  public static final ResourceType GROUP = known("group");
  public static final ResourceType ORGANIZATION = known("organization");
  public static final ResourceType ORGANIZATION_MEMBER = known("organization_member");
  public static final ResourceType TASK = known("task");
  public static final ResourceType TEMPLATE = known("template");
  public static final ResourceType USER = known("user");
  public static final ResourceType USER_SECRET = known("user_secret");
  public static final ResourceType WORKSPACE = known("workspace");
  public static final ResourceType WORKSPACE_DORMANT = known("workspace_dormant");

  private final String name;
  private final Set<String> actions;
  private final Set<String> wildcardActions;

  private final Map<String, Set<String>> declaredRoles;

  /** A built-in type with these actions; one in parentheses is not part of the type's wildcard. */
  ResourceType(String name, List<String> actions) {
    this.name = requireNonNull(name);
    Set<String> every = new LinkedHashSet<>();
    Set<String> ofWildcard = new LinkedHashSet<>();
    for (String action : actions) {
      boolean apart = action.startsWith("(") && action.endsWith(")");
      every.add(apart ? action.substring(1, action.length() - 1) : action);
      if (!apart) {
        ofWildcard.add(action);
      }
    }
    this.actions = Collections.unmodifiableSet(every);
    this.wildcardActions = Collections.unmodifiableSet(ofWildcard);
    this.declaredRoles = Map.of();
  }

  private ResourceType(String name, Map<String, Set<String>> declaredRoles) {
    this.name = requireNonNull(name);
    this.actions = Collections.unmodifiableSet(new LinkedHashSet<>(declaredRoles.keySet()));
    this.wildcardActions = actions;
    this.declaredRoles = Map.copyOf(declaredRoles);
  }

  /** A deployment's type with these actions, each with the names of the roles that may do it. */
  static ResourceType declared(String name, Map<String, Set<String>> rolesOfActions) {
    return new ResourceType(name, rolesOfActions);
  }

  /** The type with that wire name, for example {@code api_key}; names are case-sensitive. */
  public static Optional<ResourceType> find(String name) {
    return Optional.ofNullable(BY_NAME.get(requireNonNull(name)));
  }

  /** Every type, in the order of the table. */
  public static List<ResourceType> all() {
    return ALL;
  }

  /** The wire name, for example {@code api_key}. */
  public String name() {
    return name;
  }

  /** The actions known for this type, in the order of the table; never empty. */
  public Set<String> actions() {
    return actions;
  }

  /** Those of {@link #actions} that {@code type:*} grants: nearly always all of them. */
  Set<String> wildcardActions() {
    return wildcardActions;
  }

  /** Whether a deployment declares it; roles then say nothing of it, but it of roles. */
  boolean isDeclared() {
    return !declaredRoles.isEmpty();
  }

  /** The names of the roles that may do this to objects of a declared type; none of another's. */
  Set<String> rolesOf(String action) {
    return declaredRoles.getOrDefault(action, Set.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceType that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Map<String, ResourceType> readTypes() {
    Map<String, ResourceType> types = new LinkedHashMap<>();
    Table.read("resource-types.txt")
        .forEach((name, actions) -> types.put(name, new ResourceType(name, actions)));
    return types;
  }

  private static ResourceType known(String name) {
    return find(name).orElseThrow();
  }
}
