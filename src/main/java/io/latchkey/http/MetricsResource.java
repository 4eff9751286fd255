package io.latchkey.http;

import io.latchkey.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Counters and timers of this node, for owners and auditors. */
@Path("/metrics")
@ApplicationScoped
public class MetricsResource {

  @Inject Meters meters;

  /** In the Prometheus text format. */
  @GET
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  @Requires(value = "deployment_stats:read", siteWide = true)
  public String scrape() {
    return meters.scrape();
  }
}
