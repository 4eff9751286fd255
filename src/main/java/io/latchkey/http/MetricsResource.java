package io.latchkey.http;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Requires;
import io.latchkey.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Counters and timers of this node, for owners and auditors. */
@Path("/metrics")
@ApplicationScoped
public class MetricsResource {

  private static final Permission READ = Permission.parse("deployment_stats:read");

  @Inject Meters meters;

  /** In the Prometheus text format. */
  @GET
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  @Requires("deployment_stats:read")
  public String scrape(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    if (!caller.may(READ, AccessObject.siteWide(READ.type()))) {
      throw Problem.notFound();
    }
    return meters.scrape();
  }
}
