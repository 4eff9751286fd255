package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says on servers with MicroProfile Health whether the nodes declare the same resource types; they
 * are ready in any case. {@link HealthServlet} does the same on every server.
 */
@Readiness
@ApplicationScoped
public class AgreementHealth implements HealthCheck {

  @Inject NodeAgreement nodes;

  @Override
  public HealthCheckResponse call() {
    String latest = nodes.latest();
    return HealthCheckResponse.named("resource_types")
        .withData("checksum", nodes.mine())
        .withData("latest", latest)
        .withData("agree", latest.equals(nodes.mine()))
        .up()
        .build();
  }
}
