package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * What servers with MicroProfile Health add to theirs: ready means that the database answers.
 * {@link HealthServlet} says the same on every server.
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
