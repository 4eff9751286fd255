package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.CreateWorkspaceBuildRequest;
import io.latchkey.api.UpdateWorkspaceRequest;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.api.WorkspacesResponse;
import io.latchkey.search.Page;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Workspaces by id (protected resources, Workspaces). */
@Path("/workspaces")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class WorkspaceResource {

  @Inject Workspaces workspaces;
  @Inject WorkspaceChanges changes;

  /** A page of those that the caller may read. */
  @GET
  @Requires({})
  public WorkspacesResponse list(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    QueryParameters query = context.query();
    Page page = Page.numbered(query);
    return workspaces.list(new WorkspaceSearch(context.caller()).read(query), page);
  }

  /** One workspace. */
  @GET
  @Path("/{workspace}")
  @Requires("workspace:read")
  public WorkspaceResponse view(
      @Context SecurityContext security, @PathParam("workspace") String workspace) {
    return workspaces.view(RequestContext.of(security).caller(), ResourceId.of(workspace));
  }

  /** Gives it another name. */
  @PATCH
  @Path("/{workspace}")
  @Requires({"workspace:read", "workspace:update"})
  public void update(
      @Context SecurityContext security,
      @PathParam("workspace") String workspace,
      @NotNull @Valid UpdateWorkspaceRequest request) {
    changes.rename(RequestContext.of(security).caller(), ResourceId.of(workspace), request.name());
  }

  /** Starts, stops or deletes it; each requires a permission of its own. */
  @POST
  @Path("/{workspace}/builds")
  @Requires("workspace:read")
  public Response build(
      @Context SecurityContext security,
      @PathParam("workspace") String workspace,
      @NotNull @Valid CreateWorkspaceBuildRequest request) {
    return Response.status(Response.Status.CREATED)
        .entity(
            changes.build(RequestContext.of(security).caller(), ResourceId.of(workspace), request))
        .build();
  }

  /** A page of its builds, the newest first. */
  @GET
  @Path("/{workspace}/builds")
  @Requires("workspace:read")
  public List<WorkspaceBuildResponse> builds(
      @Context SecurityContext security, @PathParam("workspace") String workspace) {
    RequestContext context = RequestContext.of(security);
    return workspaces.builds(context.caller(), ResourceId.of(workspace), Page.of(context.query()));
  }
}
