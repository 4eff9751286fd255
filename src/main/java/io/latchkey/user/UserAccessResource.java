package io.latchkey.user;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Requires;
import io.latchkey.access.Role;
import io.latchkey.api.AssignableRoleResponse;
import io.latchkey.api.UpdatePasswordRequest;
import io.latchkey.api.UpdateRolesRequest;
import io.latchkey.api.UserResponse;
import io.latchkey.api.UserRolesResponse;
import io.latchkey.problem.Problem;
import io.latchkey.storage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What lets a user in and what it may do: password and roles (token API 3.3). */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class UserAccessResource {

  private static final Permission READ_ROLES = Permission.parse("assign_role:read");

  @Inject UserParameter parameter;
  @Inject UserAdministration administration;
  @Inject PasswordChange passwords;
  @Inject LoginThrottle throttle;

  /**
   * Sets a new password and deletes all keys of the user; a wrong old one counts as a failed login.
   */
  @PUT
  @Path("/{user}/password")
  @Requires({"user:read", "user:update_personal"})
  public void changePassword(
      @PathParam("user") String user,
      @NotNull @Valid UpdatePasswordRequest request,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    User changed = parameter.resolve(caller, user, http);
    if (request.oldPassword() == null || request.oldPassword().isEmpty()) {
      passwords.change(caller, changed.id(), request);
      return;
    }
    LoginAttempt attempt = throttle.begin(changed.toResponse().email(), http.getRemoteAddr());
    try {
      passwords.change(caller, changed.id(), request);
      throttle.succeeded(attempt);
    } catch (Problem refused) {
      if (!refused.reason().equals(PasswordChange.WRONG_PASSWORD)) {
        throttle.withdrawn(attempt);
      }
      throw refused;
    }
  }

  /** The site roles, except the one that everybody has, and which of them the caller may give. */
  @GET
  @Path("/roles")
  @Requires({})
  public List<AssignableRoleResponse> assignableRoles(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    if (!caller.may(READ_ROLES, AccessObject.siteWide(READ_ROLES.type()))) {
      throw Problem.forbidden(); // a user of that name is not looked for, so this tells nothing
    }
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
  public UserRolesResponse roles(
      @PathParam("user") String user,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    User found = parameter.resolve(caller, user, http);
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
  public UserResponse setRoles(
      @PathParam("user") String user,
      @NotNull UpdateRolesRequest request,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    User found = parameter.resolve(caller, user, http);
    return administration.setRoles(caller, found.id(), NewUser.roles(request.roles()));
  }
}
