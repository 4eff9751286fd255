package io.latchkey.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void theLongerOfTheTwoClocksCounts() {
    Lease lease = new Lease(new Poll(5 * SECOND, 70_000), Instant.EPOCH, SECOND);
    assertThat(lease.covers(6 * SECOND - 1, 70_999)).isTrue();
    assertThat(lease.covers(6 * SECOND, 70_999)).isFalse();
    assertThat(lease.covers(6 * SECOND, 0)).as("the wall clock was set back").isFalse();
    assertThat(lease.covers(5 * SECOND, 71_000)).as("the machine was suspended").isFalse();
  }

  @Test
  void aTimeFarAwayIsNoLease() {
    Lease lease = new Lease(new Poll(Long.MAX_VALUE, 0), Instant.EPOCH, SECOND);
    assertThat(lease.covers(Long.MIN_VALUE, 0)).as("a nanosecond later").isTrue();
    assertThat(lease.covers(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
  }
}
