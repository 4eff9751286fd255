package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.CreateTemplateRequest;
import io.latchkey.api.TemplateResponse;
import io.latchkey.search.ListCondition;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
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
import java.util.UUID;

/** Templates, by the organization they belong to (protected resources, Templates). */
@Path("/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class OrganizationTemplateResource {

  @Inject Organizations organizations;
  @Inject Templates templates;

  /** Those of one organization that match a search and that the caller may read. */
  @GET
  @Path("/{org}/templates")
  @Requires({})
  public List<TemplateResponse> listOfOrganization(
      @Context SecurityContext security, @PathParam("org") String organization) {
    RequestContext context = RequestContext.of(security);
    UUID home = organizations.resolve(organization);
    QueryParameters query = context.query();
    ListCondition search = new TemplateSearch(context.caller()).read(query);
    return templates.list(search.add("t.organizationId = :p", home));
  }

  /** Creates a template with its first version. */
  @POST
  @Path("/{org}/templates")
  @Requires("template:create")
  public Response create(
      @Context SecurityContext security,
      @PathParam("org") String organization,
      @NotNull @Valid CreateTemplateRequest request) {
    return Response.status(Response.Status.CREATED)
        .entity(
            templates.create(
                RequestContext.of(security).caller(), organizations.resolve(organization), request))
        .build();
  }

  /** One template by its name. */
  @GET
  @Path("/{org}/templates/{name}")
  @Requires("template:read")
  public TemplateResponse viewByName(
      @Context SecurityContext security,
      @PathParam("org") String organization,
      @PathParam("name") String name) {
    return templates.viewByName(
        RequestContext.of(security).caller(), organizations.resolve(organization), name);
  }
}
