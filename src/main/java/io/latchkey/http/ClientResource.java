package io.latchkey.http;

import io.latchkey.api.AppearanceResponse;
import io.latchkey.api.AppearanceResponse.ServiceBanner;
import io.latchkey.api.EntitlementsResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What clients ask before they go on, answered so that they do. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ClientResource {

  @Inject Clock clock;

  /** The name to show. */
  @GET
  @Path("/appearance")
  @PermitAll
  public AppearanceResponse appearance() {
    return new AppearanceResponse("Latchkey", "", new ServiceBanner(false), List.of(), List.of());
  }

  /** What a licence adds: nothing. */
  @GET
  @Path("/entitlements")
  @PermitAll
  public EntitlementsResponse entitlements() {
    return new EntitlementsResponse(
        Map.of(), List.of(), List.of(), false, false, false, clock.instant());
  }
}
