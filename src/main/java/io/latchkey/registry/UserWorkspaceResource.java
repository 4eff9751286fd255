package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.CreateWorkspaceRequest;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.problem.Problem;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import io.latchkey.user.UserParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;

/**
 * Workspaces, by owner. The owner is looked up as a member of the organization, so no {@code
 * user:read} is needed (token API 3.0).
 */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class UserWorkspaceResource {

  @Inject UserParameter users;
  @Inject Workspaces workspaces;
  @Inject WorkspaceChanges changes;

  /** Creates a workspace and starts it. */
  @POST
  @Path("/{user}/workspaces")
  @Requires({"organization_member:read", "workspace:create", "template:read", "template:use"})
  public Response create(
      @Context SecurityContext security, @NotNull @Valid CreateWorkspaceRequest request) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    return Response.status(Response.Status.CREATED)
        .entity(changes.create(caller, users.resolveMember(context).id(), request))
        .build();
  }

  /** One workspace by its owner and name. */
  @GET
  @Path("/{user}/workspace/{name}")
  @Requires({"organization_member:read", "workspace:read"})
  public WorkspaceResponse view(@Context SecurityContext security, @PathParam("name") String name) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    return workspaces.viewByName(caller, users.resolveMember(context).id(), name);
  }

  /** One build by its workspace's owner and name and its number, even of a deleted workspace. */
  @GET
  @Path("/{user}/workspace/{name}/builds/{build_number}")
  @Requires({"organization_member:read", "workspace:read"})
  public WorkspaceBuildResponse viewBuild(
      @Context SecurityContext security,
      @PathParam("name") String name,
      @PathParam("build_number") String buildNumber) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    UUID owner = users.resolveMember(context).id();
    return workspaces.viewBuild(caller, owner, name, number(buildNumber));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw Problem.ofField(
          400,
          "Failed to parse build number as integer.",
          "build_number",
          "must be an integer, 2147483647 at the most");
    }
  }
}
