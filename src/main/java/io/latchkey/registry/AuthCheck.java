package io.latchkey.registry;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.Permission;
import io.latchkey.api.AuthCheckRequest;
import io.latchkey.api.AuthCheckRequest.Check;
import io.latchkey.api.AuthCheckRequest.Target;
import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import io.latchkey.user.User;
import io.latchkey.user.UserParameter;
import io.latchkey.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers what the caller may do, by roles, scopes and allow list (token API 3.6). The answer is no
 * for an object that does not exist or that the caller may not read, and for an unknown action.
 */
@ApplicationScoped
public class AuthCheck {

  private static final int MAX_LOOKUPS = 10;
  private static final Permission READ_USER = Permission.parse("user:read");

  @Inject Users users;
  @Inject Templates templates;
  @Inject Workspaces workspaces;
  @Inject Catalogue catalogue;

  /**
   * The answers, by the keys of the checks.
   *
   * @throws Problem 400 when a check is invalid, or too many name an object by its id
   */
  public Map<String, Boolean> answer(Caller caller, AuthCheckRequest request) {
    Map<String, Check> checks = request.checks() == null ? Map.of() : request.checks().byKey();
    long lookups = checks.values().stream().filter(AuthCheck::namesAnObject).count();
    if (lookups > MAX_LOOKUPS) {
      throw Problem.of(
          400,
          "Endpoint only supports using \"resource_id\" field %d times, found %d usages. Remove %d objects with this field set."
              .formatted(MAX_LOOKUPS, lookups, lookups - MAX_LOOKUPS));
    }
    Map<String, Boolean> answers = new LinkedHashMap<>();
    checks.forEach((key, check) -> answers.put(key, answer(caller, key, check)));
    return answers;
  }

  private static boolean namesAnObject(Check check) {
    return check != null && check.object() != null && isGiven(check.object().resourceId());
  }

  private static boolean isGiven(String text) {
    return text != null && !text.isEmpty();
  }

  private boolean answer(Caller caller, String key, Check check) {
    if (check == null || check.object() == null || !isGiven(check.object().resourceType())) {
      throw Problem.of(
          400, "Object's \"resource_type\" field must be defined for key \"" + key + "\".");
    }
    Target target = check.object();
    Optional<AccessObject> object =
        isGiven(target.resourceId()) ? find(caller, target) : describe(caller, target);
    return object.isPresent()
        && catalogue
            .findPermission(target.resourceType() + ":" + check.action())
            .filter(permission -> caller.may(permission, object.get()))
            .isPresent();
  }

  private Optional<AccessObject> find(Caller caller, Target target) {
    Optional<AccessObject> ofService = declared(target);
    if (ofService.isPresent()) {
      return ofService;
    }
    UUID id = Json.uuid(target.resourceId()).orElseThrow(() -> noUuid(target.resourceId()));
    return switch (target.resourceType()) {
      case "workspace" -> workspaces.readable(caller, id);
      case "template" -> templates.readable(caller, id);
      case "user" -> users.find(id).map(User::asObject).filter(user -> caller.may(READ_USER, user));
      case "group" -> Optional.empty(); // there are none
      default -> throw noId(target.resourceType());
    };
  }

  /** The object of a declared type: whether it exists only the service knows. */
  private Optional<AccessObject> declared(Target target) {
    try {
      return catalogue.declaredObject(target.resourceType(), target.resourceId());
    } catch (IllegalArgumentException invalid) {
      throw Problem.ofField(400, invalid.getMessage(), "resource_id", "invalid ID");
    }
  }

  private static Problem noUuid(String id) {
    return Problem.ofField(
        400, "Object \"" + id + "\" id is not a valid uuid.", "resource_id", "invalid UUID");
  }

  private static Problem noId(String type) {
    return Problem.ofField(
        400,
        "Object type \"" + type + "\" does not support \"resource_id\" field.",
        "resource_type",
        "one of workspace, template, user and group");
  }

  private Optional<AccessObject> describe(Caller caller, Target target) {
    String owner = target.ownerId() == null ? "" : target.ownerId();
    String organization = target.organizationId() == null ? "" : target.organizationId();
    return catalogue
        .findType(target.resourceType())
        .map(
            type ->
                AccessObject.of(
                    type,
                    Optional.empty(),
                    owner.equals(UserParameter.ME)
                        ? Optional.of(caller.userId())
                        : Json.uuid(owner),
                    Json.uuid(organization)));
  }
}
