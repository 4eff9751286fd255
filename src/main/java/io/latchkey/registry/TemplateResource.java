package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.MessageResponse;
import io.latchkey.api.TemplateAclResponse;
import io.latchkey.api.TemplateResponse;
import io.latchkey.api.TemplateVersionResponse;
import io.latchkey.api.UpdateTemplateRequest;
import io.latchkey.search.Page;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Templates by id (protected resources, Templates). */
@Path("/templates")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class TemplateResource {

  @Inject Templates templates;
  @Inject TemplateVersions versions;

  /** Those that match a search and that the caller may read. */
  @GET
  @Requires({})
  public List<TemplateResponse> list(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = new QueryParameters(uri.getQueryParameters());
    return templates.list(new TemplateSearch(caller(security)).read(query.text("q").orElse("")));
  }

  /** What one may begin with: nothing. */
  @GET
  @Path("/examples")
  @Requires({})
  public List<String> examples() {
    return List.of();
  }

  /** One template. */
  @GET
  @Path("/{template}")
  @Requires("template:read")
  public TemplateResponse view(
      @PathParam("template") String template, @Context SecurityContext security) {
    return templates.view(caller(security), ResourceId.of(template));
  }

  /** Changes what is given, as a new version. */
  @PATCH
  @Path("/{template}")
  @Requires({"template:read", "template:update"})
  public TemplateResponse update(
      @PathParam("template") String template,
      @NotNull @Valid UpdateTemplateRequest request,
      @Context SecurityContext security) {
    return templates.update(caller(security), ResourceId.of(template), request);
  }

  /** Deletes a template that no workspace uses. */
  @DELETE
  @Path("/{template}")
  @Requires({"template:read", "template:delete"})
  public MessageResponse delete(
      @PathParam("template") String template, @Context SecurityContext security) {
    templates.delete(caller(security), ResourceId.of(template));
    return new MessageResponse("Template has been deleted!");
  }

  /** Who was given the template one by one: nobody. */
  @GET
  @Path("/{template}/acl")
  @Requires("template:read")
  public TemplateAclResponse acl(
      @PathParam("template") String template, @Context SecurityContext security) {
    templates.view(caller(security), ResourceId.of(template));
    return new TemplateAclResponse(List.of(), List.of());
  }

  /** A page of its versions, the oldest first. */
  @GET
  @Path("/{template}/versions")
  @Requires("template:read")
  public List<TemplateVersionResponse> versions(
      @PathParam("template") String template,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    return versions.list(
        caller(security),
        ResourceId.of(template),
        Page.of(new QueryParameters(uri.getQueryParameters())));
  }

  private static Caller caller(SecurityContext security) {
    return (Caller) security.getUserPrincipal();
  }
}
