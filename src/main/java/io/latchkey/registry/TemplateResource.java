package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.MessageResponse;
import io.latchkey.api.TemplateAclResponse;
import io.latchkey.api.TemplateResponse;
import io.latchkey.api.TemplateVersionResponse;
import io.latchkey.api.UpdateTemplateRequest;
import io.latchkey.search.Page;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
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
  public List<TemplateResponse> list(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    QueryParameters query = context.query();
    return templates.list(new TemplateSearch(context.caller()).read(query));
  }

  /** Example templates to start from: none. */
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
      @Context SecurityContext security, @PathParam("template") String template) {
    return templates.view(RequestContext.of(security).caller(), ResourceId.of(template));
  }

  /** Changes the given fields, as a new version. */
  @PATCH
  @Path("/{template}")
  @Requires({"template:read", "template:update"})
  public TemplateResponse update(
      @Context SecurityContext security,
      @PathParam("template") String template,
      @NotNull @Valid UpdateTemplateRequest request) {
    return templates.update(RequestContext.of(security).caller(), ResourceId.of(template), request);
  }

  /** Deletes a template that no workspace uses. */
  @DELETE
  @Path("/{template}")
  @Requires({"template:read", "template:delete"})
  public MessageResponse delete(
      @Context SecurityContext security, @PathParam("template") String template) {
    templates.delete(RequestContext.of(security).caller(), ResourceId.of(template));
    return new MessageResponse("Template has been deleted!");
  }

  /** Who was given the template individually: nobody. */
  @GET
  @Path("/{template}/acl")
  @Requires("template:read")
  public TemplateAclResponse acl(
      @Context SecurityContext security, @PathParam("template") String template) {
    templates.view(RequestContext.of(security).caller(), ResourceId.of(template));
    return new TemplateAclResponse(List.of(), List.of());
  }

  /** A page of its versions, the oldest first. */
  @GET
  @Path("/{template}/versions")
  @Requires("template:read")
  public List<TemplateVersionResponse> versions(
      @Context SecurityContext security, @PathParam("template") String template) {
    RequestContext context = RequestContext.of(security);
    return versions.list(context.caller(), ResourceId.of(template), Page.of(context.query()));
  }
}
