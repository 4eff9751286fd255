package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Builds of workspaces (protected resources, Workspaces). */
@Path("/workspacebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class WorkspaceBuildResource {

  @Inject Workspaces workspaces;

  /** One build. */
  @GET
  @Path("/{build}")
  @Requires("workspace:read")
  public WorkspaceBuildResponse viewBuild(
      @Context SecurityContext security, @PathParam("build") String build) {
    return workspaces.viewBuild(RequestContext.of(security).caller(), ResourceId.of(build));
  }

  /** The parameters that a build was given: none. */
  @GET
  @Path("/{build}/parameters")
  @Requires("workspace:read")
  public List<String> buildParameters(
      @Context SecurityContext security, @PathParam("build") String build) {
    workspaces.viewBuild(RequestContext.of(security).caller(), ResourceId.of(build));
    return List.of();
  }
}
