package io.latchkey.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import io.latchkey.verifier.LatchkeyVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The verifier's meters, as an application reads them in a registry of its own. */
@ServerTest
@Timeout(60)
class VerifierMetersIT {

  private static final String ANSWERS = "latchkey.verifier.answers";

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void forget() {
    VerifierMeters.remove();
    Metrics.removeRegistry(registry);
  }

  private double answers(String from) {
    return registry.get(ANSWERS).tag("from", from).functionCounter().count();
  }

  @Test
  void theyTellWhoAnsweredAndHowOldTheListIsUntilTheVerifierIsClosed() {
    Metrics.addRegistry(registry);
    Person service = Fixtures.newUser("verifier");
    String key = Fixtures.newMember().session();
    try (LatchkeyVerifier verifier =
        LatchkeyVerifier.at(LatchkeySystem.underTest().address().toString())
            .as(ProtectedService.token(service, "api_key:introspect"))
            .build()) {
      VerifierMeters.register(verifier);
      int asked = 0;
      while (answers("memory") < 1) {
        assertThat(verifier.verify(key).id()).isEqualTo(ProtectedService.id(key));
        asked++;
      }
      assertThat(answers("memory")).isEqualTo(1);
      assertThat(answers("latchkey")).isEqualTo(asked - 1);
      assertThat(registry.get("latchkey.verifier.records").gauge().value()).isEqualTo(1);
      double age =
          registry
              .get("latchkey.verifier.revocations.age")
              .timeGauge()
              .value(TimeUnit.MILLISECONDS);
      assertThat(age).isBetween(0.0, (double) TimeUnit.MINUTES.toMillis(1));
    }
    VerifierMeters.remove();
    assertThat(registry.find(ANSWERS).meters()).isEmpty();
  }
}
