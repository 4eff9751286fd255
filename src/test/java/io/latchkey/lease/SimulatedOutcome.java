package io.latchkey.lease;

import io.latchkey.lease.SimulatedDatabase.Snapshot;

/** What happened in simulated schedules. */
final class SimulatedOutcome {

  private int hits;
  private int hitsAfterAnswers;
  private int wrong;
  private int brokenPolls;

  /** A request was answered from a cache with this, to which that was promised when it began. */
  void accepted(Snapshot record, Snapshot promised) {
    hits++;
    if (promised.ofKey() + promised.ofUser() + promised.ofEverything() > 0) {
      hitsAfterAnswers++;
    }
    if (record.isOlderThan(promised)) {
      wrong++;
    }
  }

  void pollBroke() {
    brokenPolls++;
  }

  int hits() {
    return hits;
  }

  int hitsAfterAnswers() {
    return hitsAfterAnswers;
  }

  /** How often a record was accepted although its revocation had been answered before. */
  int wrong() {
    return wrong;
  }

  int brokenPolls() {
    return brokenPolls;
  }
}
