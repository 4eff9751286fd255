package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says on servers with MicroProfile Health whether this node has warmed itself up. {@link
 * HealthServlet} does the same on every server.
 */
@Readiness
@ApplicationScoped
public class WarmUpHealth implements HealthCheck {

  @Inject ReadinessHold readiness;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm-up").status(!readiness.isHeld()).build();
  }
}
