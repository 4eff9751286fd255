package io.latchkey.jakarta;

import io.latchkey.verifier.LatchkeyVerifier;
import io.latchkey.verifier.VerificationUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that Latchkey answers, so that keys can be verified. Left out by {@code beans.xml}
 * where there is no MicroProfile Health.
 */
@Readiness
@ApplicationScoped
public class KeysReadiness implements HealthCheck {

  @Inject LatchkeyVerifier verifier;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("latchkey").status(answers()).build();
  }

  private boolean answers() {
    try {
      verifier.check();
      return true;
    } catch (VerificationUnavailableException unavailable) {
      return false; // why, the log says
    }
  }
}
