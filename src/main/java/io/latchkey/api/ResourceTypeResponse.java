package io.latchkey.api;

import java.util.List;

/**
 * A resource type that the deployment declares (verification 1).
 *
 * @param description for people; may be empty
 * @param actions what can be done with its objects, in the deployment's order
 */
public record ResourceTypeResponse(String name, String description, List<Action> actions) {

  /**
   * One of its actions.
   *
   * @param description for people; may be empty
   * @param roles the names of the roles that may do it; {@code member} is everybody
   */
  public record Action(String name, String description, List<String> roles) {}
}
