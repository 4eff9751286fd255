package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The cache in thousands of random schedules, each given by its seed: polls and reads that are slow
 * or get lost, commits out of order, pauses between two steps, clocks that drift, are set or stand
 * still.
 */
class LeaseProtocolModelTest {

  private static final int SCHEDULES = 10_000;

  @Test
  void nothingIsAcceptedThatWasRevokedAndAnsweredBefore() {
    List<Long> violated = new ArrayList<>();
    List<Long> dead = new ArrayList<>();
    long hits = 0;
    long hitsAfterAnswers = 0;
    long broken = 0;
    for (long seed = 1; seed <= SCHEDULES; seed++) {
      SimulatedSchedule schedule = new SimulatedSchedule(seed).run();
      hits += schedule.outcome().hits();
      hitsAfterAnswers += schedule.outcome().hitsAfterAnswers();
      broken += schedule.outcome().brokenPolls();
      if (schedule.outcome().wrong() > 0) {
        violated.add(seed);
      }
      if (!schedule.isAlive()) {
        dead.add(seed);
      }
    }
    assertThat(violated).as("schedules with a wrong acceptance, by seed").isEmpty();
    assertThat(dead).as("schedules in which a holder's cache is dead in the end").isEmpty();
    assertThat(List.of(hits, hitsAfterAnswers, broken))
        .as("acceptances from the cache, those after an answer, polls that broke off")
        .allMatch(number -> number > SCHEDULES / 10);
  }
}
