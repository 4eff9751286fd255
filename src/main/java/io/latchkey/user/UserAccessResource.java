package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.access.Role;
import io.latchkey.api.AssignableRoleResponse;
import io.latchkey.api.UpdatePasswordRequest;
import io.latchkey.api.UpdateRolesRequest;
import io.latchkey.api.UserResponse;
import io.latchkey.api.UserRolesResponse;
import io.latchkey.problem.Problem;
import io.latchkey.revocation.RevocationWait;
import io.latchkey.storage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A user's access: password and roles (token API 3.3). */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class UserAccessResource {

  @Inject UserParameter users;
  @Inject UserAdministration administration;
  @Inject PasswordChange passwords;
  @Inject RevocationWait wait;

  /**
   * Sets a new password and deletes all keys of the user; a wrong old one counts as a failed login.
   */
  @PUT
  @Path("/{user}/password")
  @Requires({"user:read", "user:update_personal"})
  public CompletionStage<Response> changePassword(
      @Context SecurityContext security, @NotNull @Valid UpdatePasswordRequest request) {
    RequestContext context = RequestContext.of(security);
    UUID id = users.resolve(context).id();
    return wait.answer(
        passwords.change(context.caller(), id, request, context.address()),
        done -> Response.noContent().build());
  }

  /** The site roles, except the one that everybody has, and which of them the caller may assign. */
  @GET
  @Path("/roles")
  @Requires(value = "assign_role:read", siteWide = true, refusal = Problem.FORBIDDEN)
  public List<AssignableRoleResponse> assignableRoles(@Context SecurityContext security) {
    Caller caller = RequestContext.of(security).caller();
    Set<Role> assignable = caller.assignableRoles();
    return Stream.of(Role.values())
        .filter(role -> role != Role.MEMBER)
        .sorted(Comparator.comparing(Role::wireName))
        .map(
            role ->
                AssignableRoleResponse.builtIn(
                    role.wireName(), role.displayName(), assignable.contains(role)))
        .toList();
  }

  /** The names of the explicit roles. */
  @GET
  @Path("/{user}/roles")
  @Requires({"user:read", "user:read_personal"})
  public UserRolesResponse roles(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    User found = users.resolve(context);
    if (!caller.may("user:read_personal", found.asObject())) {
      throw Problem.notFound();
    }
    return new UserRolesResponse(
        found.roles().stream().map(Role::wireName).sorted().toList(),
        Map.of(found.organizationId().toString(), List.of()));
  }

  /** Replaces the explicit roles. */
  @PUT
  @Path("/{user}/roles")
  @Requires({"user:read", "assign_role:assign"})
  public CompletionStage<UserResponse> setRoles(
      @Context SecurityContext security, @NotNull UpdateRolesRequest request) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    User found = users.resolve(context);
    return wait.answer(administration.setRoles(caller, found.id(), NewUser.roles(request.roles())));
  }
}
