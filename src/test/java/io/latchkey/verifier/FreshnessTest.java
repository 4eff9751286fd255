package io.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Copies of old answers are not taken; clocks may differ a little, or be set back. */
class FreshnessTest {

  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

  private final Freshness freshness = new Freshness();
  private Duration here = Duration.ZERO;

  /** An answer with this time, so long after the one before; it takes a millisecond. */
  private boolean accept(Duration later, Instant now) {
    here = here.plus(later);
    return freshness.accept(now, here.toNanos() - 1_000_000, here.toNanos());
  }

  private boolean accept(double secondsLater, double latchkeys) {
    return accept(
        Duration.ofMillis((long) (secondsLater * 1_000)),
        START.plusMillis((long) (latchkeys * 1_000)));
  }

  @Test
  void timeGoesOn() {
    for (int i = 0; i < 10; i++) {
      assertThat(accept(0.25, i * 0.25)).isTrue();
    }
    assertThat(accept(3_600, 3_602)).as("after a pause").isTrue();
  }

  @Test
  void theSameTimeTwiceIsACopyHoweverLongAgo() {
    assertThat(accept(0, 0)).isTrue();
    assertThat(accept(0.25, 0)).isFalse();
    assertThat(accept(3_600, 0)).isFalse();
  }

  @Test
  void copiesThatSomebodyElseWasToldAreOld() {
    assertThat(accept(0, 100)).isTrue();
    assertThat(accept(0.25, 60)).isFalse();
    assertThat(accept(0.25, 90)).isFalse();
    assertThat(accept(0.25, 60)).as("in turn").isFalse();
    assertThat(accept(30, 105)).as("it does not go on").isFalse();
    assertThat(accept(1, 131.5)).isTrue();
  }

  @Test
  void membersOfAClusterMayDiffer() {
    assertThat(accept(0, 100)).isTrue();
    for (int i = 1; i < 20; i++) {
      assertThat(accept(0.25, 100 + i * 0.25 - (i % 2) * 2)).isTrue();
    }
  }

  @Test
  void aClockThatWasSetBackIsTakenAsItIsAfterAMinute() {
    assertThat(accept(0, 3_600)).isTrue();
    assertThat(accept(1, 1)).isFalse();
    assertThat(accept(50, 51)).isFalse();
    assertThat(accept(10, 61)).isTrue();
    assertThat(accept(1, 62)).isTrue();
  }
}
