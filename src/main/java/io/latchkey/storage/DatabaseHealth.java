package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Our part of the readiness check on servers with MicroProfile Health: ready means that the
 * database answers. {@link HealthServlet} does the same on every server.
 */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  @Inject DatabaseProbe database;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(database.answers()).build();
  }
}
