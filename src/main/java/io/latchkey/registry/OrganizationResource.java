package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.CreateWorkspaceRequest;
import io.latchkey.api.OrganizationMemberResponse;
import io.latchkey.api.OrganizationResponse;
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
import java.util.List;

/** Organizations and their members; the organization in a path is an id or a name. */
@Path("/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class OrganizationResource {

  @Inject Organizations organizations;
  @Inject UserParameter users;
  @Inject WorkspaceChanges changes;

  /** Those that the caller may read. */
  @GET
  @Requires({})
  public List<OrganizationResponse> list(@Context SecurityContext security) {
    return organizations.list(RequestContext.of(security).caller());
  }

  /** One organization. */
  @GET
  @Path("/{org}")
  @Requires("organization:read")
  public OrganizationResponse view(
      @Context SecurityContext security, @PathParam("org") String organization) {
    return organizations.view(RequestContext.of(security).caller(), organization);
  }

  /** The members whom the caller may read. */
  @GET
  @Path("/{org}/members")
  @Requires({})
  public List<OrganizationMemberResponse> members(
      @Context SecurityContext security, @PathParam("org") String organization) {
    return organizations.members(
        RequestContext.of(security).caller(), organizations.resolve(organization));
  }

  /** The groups of an organization: none. */
  @GET
  @Path("/{org}/groups")
  @Requires({})
  public List<String> groups(@PathParam("org") String organization) {
    organizations.resolve(organization);
    return List.of();
  }

  /** Creates a workspace for a member and starts it. */
  @POST
  @Path("/{org}/members/{user}/workspaces")
  @Requires({"organization_member:read", "workspace:create", "template:read", "template:use"})
  public Response createInOrganization(
      @Context SecurityContext security,
      @PathParam("org") String organization,
      @NotNull @Valid CreateWorkspaceRequest request) {
    RequestContext context = RequestContext.of(security);
    organizations.resolve(organization);
    Caller caller = context.caller();
    return Response.status(Response.Status.CREATED)
        .entity(changes.create(caller, users.resolveMember(context).id(), request))
        .build();
  }
}
