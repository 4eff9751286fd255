package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.storage.Retried;
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
      @PathParam("build") String build, @Context SecurityContext security) {
    return workspaces.viewBuild(caller(security), ResourceId.of(build));
  }

  /** What a build was given: nothing. */
  @GET
  @Path("/{build}/parameters")
  @Requires("workspace:read")
  public List<String> buildParameters(
      @PathParam("build") String build, @Context SecurityContext security) {
    workspaces.viewBuild(caller(security), ResourceId.of(build));
    return List.of();
  }

  private static Caller caller(SecurityContext security) {
    return (Caller) security.getUserPrincipal();
  }
}
