package io.latchkey.http;

import io.latchkey.access.Requires;
import io.latchkey.api.DeploymentConfigResponse;
import io.latchkey.api.DeploymentConfigResponse.Config;
import io.latchkey.api.DeploymentConfigResponse.SessionLifetime;
import io.latchkey.api.SshConfigResponse;
import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** How this deployment is set (token API 3.7). */
@Path("/deployment")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DeploymentResource {

  @Inject Settings settings;

  /** The settings that concern keys, for owners and auditors. */
  @GET
  @Path("/config")
  @Requires("deployment_config:read")
  public DeploymentConfigResponse config() {
    return new DeploymentConfigResponse(
        new Config(
            new SessionLifetime(
                !settings.sessionsSlide(),
                settings.sessionDuration().toNanos(),
                settings.defaultTokenLifetime().toNanos(),
                settings.maxTokenLifetime().toNanos(),
                settings.maxAdminTokenLifetime().toNanos())),
        List.of());
  }

  /** How clients connect to workspaces. */
  @GET
  @Path("/ssh")
  @Requires({})
  public SshConfigResponse ssh() {
    return new SshConfigResponse("coder.", Map.of());
  }
}
