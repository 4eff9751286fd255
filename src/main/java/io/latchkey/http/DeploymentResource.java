package io.latchkey.http;

import io.latchkey.access.Requires;
import io.latchkey.api.DeploymentConfigResponse;
import io.latchkey.api.DeploymentConfigResponse.Config;
import io.latchkey.api.DeploymentConfigResponse.Option;
import io.latchkey.api.DeploymentConfigResponse.SessionLifetime;
import io.latchkey.api.SshConfigResponse;
import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How this deployment is configured (token API 3.7). */
@Path("/deployment")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DeploymentResource {

  @Inject Settings settings;

  /** The settings that concern keys and the access URL, for owners and auditors. */
  @GET
  @Path("/config")
  @Requires(value = "deployment_config:read", siteWide = true)
  public DeploymentConfigResponse config(@Context UriInfo uri) {
    return new DeploymentConfigResponse(
        new Config(
            new SessionLifetime(
                !settings.sessionsSlide(),
                settings.sessionDuration().toNanos(),
                settings.defaultTokenLifetime().toNanos(),
                settings.maxTokenLifetime().toNanos(),
                settings.maxAdminTokenLifetime().toNanos())),
        List.of(
            option(
                "Access URL",
                "Where clients reach this server.",
                "access-url",
                "accessURL",
                settings.address(uri.getBaseUri())),
            option(
                "Wildcard Access URL",
                "Where workspaces would be reached, which are records here.",
                "wildcard-access-url",
                "wildcardAccessURL",
                ""),
            option(
                "Experiments",
                "What would be tried out: nothing.",
                "experiments",
                "experiments",
                "")));
  }

  /** The reference's console shows no settings page if one of its names is missing. */
  private static Option option(
      String name, String description, String flag, String yaml, String value) {
    return new Option(
        name,
        description,
        false,
        flag,
        "CODER_" + flag.toUpperCase(Locale.ROOT).replace('-', '_'),
        yaml,
        value,
        new Option.Group("Networking", "networking"),
        false);
  }

  /** How clients connect to workspaces. */
  @GET
  @Path("/ssh")
  @Requires({})
  public SshConfigResponse ssh() {
    return new SshConfigResponse("coder.", "", Map.of());
  }
}
