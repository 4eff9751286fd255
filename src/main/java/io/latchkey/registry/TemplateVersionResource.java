package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.ParametersMessage;
import io.latchkey.api.TemplateVersionResponse;
import io.latchkey.problem.Problem;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Versions of templates (protected resources, Templates). */
@Path("/templateversions")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class TemplateVersionResource {

  private static final int UPGRADE_REQUIRED = 426;

  @Inject TemplateVersions versions;

  /** One version of a template. */
  @GET
  @Path("/{version}")
  @Requires("template:read")
  public TemplateVersionResponse version(
      @Context SecurityContext security, @PathParam("version") String version) {
    return versions.view(RequestContext.of(security).caller(), ResourceId.of(version));
  }

  /** The resources that a version provides: none. */
  @GET
  @Path("/{version}/resources")
  @Requires("template:read")
  public List<String> versionResources(
      @Context SecurityContext security, @PathParam("version") String version) {
    return nothing(RequestContext.of(security), version);
  }

  /** The parameters that a version asks for: none. */
  @GET
  @Path("/{version}/rich-parameters")
  @Requires("template:read")
  public List<String> versionParameters(
      @Context SecurityContext security, @PathParam("version") String version) {
    return nothing(RequestContext.of(security), version);
  }

  /** The presets that a version offers: none. */
  @GET
  @Path("/{version}/presets")
  @Requires("template:read")
  public List<String> versionPresets(
      @Context SecurityContext security, @PathParam("version") String version) {
    return nothing(RequestContext.of(security), version);
  }

  /** The form for a version's parameters, given the values filled in so far: it has no fields. */
  @POST
  @Path("/{version}/dynamic-parameters/evaluate")
  @Requires("template:read")
  public ParametersMessage evaluate(
      @Context SecurityContext security,
      @PathParam("version") String version,
      @Valid ParametersMessage values) {
    versions.view(RequestContext.of(security).caller(), ResourceId.of(version));
    return ParametersMessage.answer(values);
  }

  /**
   * The same over a WebSocket. Handshakes do not get here: they are answered before.
   *
   * @throws Problem 426 that says so
   */
  @GET
  @Path("/{version}/dynamic-parameters")
  @Requires("template:read")
  public String parametersSocket(
      @Context SecurityContext security, @PathParam("version") String version) {
    versions.view(RequestContext.of(security).caller(), ResourceId.of(version));
    throw Problem.of(UPGRADE_REQUIRED, "There is a WebSocket here: ask for an upgrade.")
        .withHeader("Upgrade", "websocket")
        .withHeader("Connection", "close"); // without a length Grizzly leaves its end open
  }

  /** The external services that a version needs its user to log in to: none. */
  @GET
  @Path("/{version}/external-auth")
  @Requires("template:read")
  public List<String> versionLogins(
      @Context SecurityContext security, @PathParam("version") String version) {
    return nothing(RequestContext.of(security), version);
  }

  /** Of a version that the caller may read. */
  private List<String> nothing(RequestContext context, String version) {
    versions.view(context.caller(), ResourceId.of(version));
    return List.of();
  }
}
