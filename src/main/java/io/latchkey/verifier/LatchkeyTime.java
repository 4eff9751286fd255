package io.latchkey.verifier;

import io.latchkey.lease.Poll;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Latchkey's clock, as far as it is known here: whether a key has ended must not depend on how this
 * machine's clock is set. From the last answer and the time that has passed since it was asked for,
 * so never behind, and ahead by no more than that answer took.
 */
final class LatchkeyTime {

  /** What the clock showed, at the earliest, when a poll began. */
  private record Reading(Poll poll, Instant shown) {}

  private final LongSupplier nanoTime;
  private final Clock clock;

  private volatile Reading reading;

  LatchkeyTime(LongSupplier nanoTime, Clock clock) {
    this.nanoTime = nanoTime;
    this.clock = clock;
  }

  long nanos() {
    return nanoTime.getAsLong();
  }

  long millis() {
    return clock.millis();
  }

  void set(Poll poll, Instant shown) {
    reading = new Reading(poll, shown);
  }

  /** This machine's time until Latchkey's is known. */
  Instant now() {
    Reading last = reading;
    if (last == null) {
      return clock.instant();
    }
    return last.shown().plusNanos(last.poll().elapsed(nanos(), millis()));
  }
}
