package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a row is late, and when a poll may be trusted. */
class HolderAtRowTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
  private static final Duration OLDEST = Duration.ofMillis(2_500);

  private static PollAnswer registered(String age) {
    return new PollAnswer(NOW, NOW.minus(Duration.parse(age)), 500, List.of());
  }

  @ParameterizedTest
  @CsvSource({"PT0S, false", "PT2.5S, false", "PT2.500001S, true", "PT1H, true", "PT-1S, false"})
  void aRowIsLateOnceItIsOlderThanThat(Duration age, boolean late) {
    assertThat(new HolderAtRow(500, NOW.minus(age), NOW).isLate(OLDEST)).isEqualTo(late);
  }

  @Test
  void aRowThatIsNotThereIsLate() {
    assertThat(new HolderAtRow(500, null, NOW).isLate(OLDEST)).isTrue();
  }

  /** A clock that was set back makes it look young: then it is not known how old it is. */
  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT29M59S, true", "PT30M, false", "PT-29M, true", "PT-30M, false"})
  void aPollIsTrustedForHalfTheTimeThatItsRegistrationIsKept(String age, boolean trusted) {
    assertThat(registered(age).isTrusted()).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, false", "PT5M, false", "PT5M0.000001S, true", "PT-6M, true"})
  void aRegistrationIsRenewedAfterFiveMinutes(String age, boolean renewed) {
    assertThat(registered(age).isToBeRenewed()).isEqualTo(renewed);
  }
}
