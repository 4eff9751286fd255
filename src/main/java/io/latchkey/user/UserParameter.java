package io.latchkey.user;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Permission;
import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the user whom the path parameter {@code user} names: {@code me}, a UUID (deleted users too)
 * or a username (token API 3.0), if the caller may read that user.
 */
@ApplicationScoped
public class UserParameter {

  /** How a path refers to the key's own user. */
  public static final String ME = "me";

  private static final Permission READ = Permission.parse("user:read");
  private static final Permission READ_MEMBER = Permission.parse("organization_member:read");

  @Inject Users users;

  /**
   * The user that a path names.
   *
   * @throws Problem 404 when there is none, or none that the caller may read
   */
  public User resolve(RequestContext context) {
    return find(context)
        .filter(user -> context.caller().may(READ, user.asObject()))
        .orElseThrow(Problem::notFound);
  }

  /**
   * The user that a path names where workspaces are concerned: the caller must be able to read that
   * user's membership of the organization (token API 3.0).
   *
   * @throws Problem 404 when there is none, or none that the caller may read
   */
  public User resolveMember(RequestContext context) {
    return find(context)
        .filter(
            user ->
                context
                    .caller()
                    .may(
                        READ_MEMBER,
                        AccessObject.organizationMember(user.id(), user.organizationId())))
        .orElseThrow(Problem::notFound);
  }

  private Optional<User> find(RequestContext context) {
    String text = context.user();
    if (text.equals(ME)) {
      return Optional.of(context.callingUser());
    }
    Optional<UUID> id = Json.uuid(text);
    return id.isPresent() ? users.find(id.get()) : users.findByUsername(text);
  }
}
