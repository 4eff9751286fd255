package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the database answers. Caught here: a check that throws reads as up on Liberty.
 */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  @Inject Database database;

  @Override
  public HealthCheckResponse call() {
    try {
      database.ping();
      return HealthCheckResponse.up("database");
    } catch (RuntimeException silent) {
      return HealthCheckResponse.down("database");
    }
  }
}
