package io.latchkey.access;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A resource type that a deployment declares for a service of its own (verification 1). What breaks
 * the rules is rejected with an {@link IllegalArgumentException} that says why.
 *
 * @param name 1 to 32 of {@code a-z 0-9 _}, a letter first; no built-in type's name
 * @param description for people; may be empty
 * @param actions 1 to 32 of them, each name once
 */
public record DeclaredType(String name, String description, List<Action> actions) {

  private static final int MAX_ACTIONS = 32;
  private static final String GRAMMAR =
      "\" must be 1 to 32 of the characters a-z, 0-9 and _, a letter first";

  public DeclaredType {
    requireNonNull(description);
    actions = List.copyOf(actions);
    if (DeclaredName.isTaken(name)) {
      throw new IllegalArgumentException("the name \"" + name + "\" is taken");
    }
    if (!DeclaredName.isType(name)) {
      throw new IllegalArgumentException("the name \"" + name + GRAMMAR);
    }
    if (actions.isEmpty() || actions.size() > MAX_ACTIONS) {
      throw new IllegalArgumentException(
          "the type \""
              + name
              + "\" must have 1 to "
              + MAX_ACTIONS
              + " actions, not "
              + actions.size());
    }
    requireDistinct("actions", actions.stream().map(Action::name).toList());
  }

  /**
   * Something that can be done with objects of the type.
   *
   * @param name 1 to 32 of {@code a-z 0-9 _}, a letter first
   * @param description for people; may be empty
   * @param roles who may do it; {@link Role#MEMBER} is everybody
   */
  public record Action(String name, String description, Set<Role> roles) {

    public Action {
      requireNonNull(description);
      roles = RoleSets.of(roles);
      if (!DeclaredName.isAction(name)) {
        throw new IllegalArgumentException("the name \"" + name + GRAMMAR);
      }
    }
  }

  ResourceType toResourceType() {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    for (Action action : actions) {
      roles.put(
          action.name(), action.roles().stream().map(Role::wireName).collect(Collectors.toSet()));
    }
    return ResourceType.declared(name, roles);
  }

  static void requireDistinct(String what, Collection<String> names) {
    names.stream()
        .filter(name -> names.stream().filter(name::equals).count() > 1)
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException("two " + what + " are named \"" + twice + "\"");
            });
  }
}
