package io.latchkey.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The clock that everything else uses, in microseconds, as the database stores them. */
@ApplicationScoped
public class ClockSource {

  private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

  /** UTC, in whole microseconds. */
  @Produces
  public Clock clock() {
    return CLOCK;
  }
}
