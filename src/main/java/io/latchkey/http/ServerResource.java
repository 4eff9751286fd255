package io.latchkey.http;

import io.latchkey.api.BuildInfoResponse;
import io.latchkey.api.MessageResponse;
import io.latchkey.settings.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What the server says about itself, to anybody (token API 3.7). */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ServerResource {

  @Inject Settings settings;

  /** Says hello. */
  @GET
  @PermitAll
  public MessageResponse hello() {
    return new MessageResponse("👋");
  }

  /** Where and what this server is. */
  @GET
  @Path("/buildinfo")
  @PermitAll
  public BuildInfoResponse buildInfo(@Context UriInfo uri) {
    String address = settings.address(uri.getBaseUri());
    return new BuildInfoResponse(address, Version.WIRE, address, false, false, "", "", "", "");
  }
}
