package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RevokerTermsTest {

  @Test
  void theWaitIsTheLongestLeaseAndWhatClocksMayDrift() {
    assertThat(RevokerTerms.waitFor(Duration.ofMillis(500))).isEqualTo(Duration.ofMillis(525));
    assertThat(RevokerTerms.waitFor(Duration.ofMillis(333)))
        .isEqualTo(Duration.ofNanos(352_990_000));
    assertThat(RevokerTerms.waitFor(Duration.ZERO)).isZero();
  }
}
