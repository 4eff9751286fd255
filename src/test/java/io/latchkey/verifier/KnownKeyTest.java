package io.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a key that is known has ended, and when Latchkey is to be asked about it again. */
class KnownKeyTest extends MemoryOnSetClocks {

  /** However this machine's clock is set, before the first poll or later. */
  @Test
  void whetherAKeyHasEndedIsSaidByLatchkeysClock() {
    for (Duration skew : List.of(DAY, DAY.negated())) {
      here = latchkeys.plus(skew);
      pass(Duration.ofMinutes(1));
      poll();
      KnownKey known = keep(Duration.ofMinutes(10));
      assertThat(known.isCurrent(time.now())).isTrue();
      pass(Duration.ofMinutes(5).minusSeconds(1));
      assertThat(known.isCurrent(time.now())).isTrue();
      pass(Duration.ofSeconds(2));
      assertThat(known.isCurrent(time.now())).isFalse(); // half of what was left
      assertThat(known.hasEnded(time.now())).isFalse();
      pass(Duration.ofMinutes(5));
      assertThat(known.hasEnded(time.now())).isTrue();
    }
  }

  /** A lease is not there before the time is: a key would be kept by this machine's clock. */
  @Test
  void whatWasKeptBeforeLatchkeysTimeWasKnownIsNotUsed() {
    here = latchkeys.plus(DAY);
    keep(Duration.ofHours(2));
    poll();
    assertThat(memory.find(KEY)).isEmpty();
  }

  @Test
  void aClockThatIsSetBackOrStandsStillDoesNotLengthenALife() {
    poll();
    KnownKey known = keep(Duration.ofMinutes(2));
    pass(Duration.ofMinutes(3));
    here = here.minus(DAY);
    assertThat(known.hasEnded(time.now())).isTrue();
    here = here.plus(DAY);
    nanos -= Duration.ofMinutes(3).toNanos();
    assertThat(known.hasEnded(time.now())).isTrue();
  }

  @Test
  void aKeyIsAskedAboutAgainAfterAnHourOrHalfOfWhatIsLeft() {
    poll();
    assertThat(keep(DAY).askAgainAt()).isEqualTo(latchkeys.plus(Duration.ofHours(1)));
    assertThat(keep(Duration.ofMinutes(10)).askAgainAt()).isEqualTo(latchkeys.plusSeconds(300));
    assertThat(keep(Duration.ZERO).askAgainAt()).isEqualTo(latchkeys.plusSeconds(1));
  }

  @Test
  void aKeyAboutWhichLatchkeyGaveNoAnswerIsNotAskedAboutEachTime() {
    poll();
    KnownKey known = keep(Duration.ofMinutes(10));
    pass(Duration.ofMinutes(5));
    poll();
    memory.keep(memory.beginReading(), KEY, active(KEY.id(), known.key().expiresAt()));
    KnownKey stale = memory.find(KEY).orElseThrow();
    pass(Duration.ofMinutes(3));
    poll();
    assertThat(memory.find(KEY)).isEmpty(); // for rows may have been missed
    memory.postpone(KEY, stale);
    assertThat(memory.find(KEY)).as("what was removed does not come back").isEmpty();
    KnownKey again = keep(Duration.ofSeconds(2));
    pass(Duration.ofSeconds(1));
    assertThat(again.isCurrent(time.now())).isFalse();
    memory.postpone(KEY, again);
    assertThat(memory.find(KEY).orElseThrow().isCurrent(time.now())).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(memory.find(KEY).orElseThrow().isCurrent(time.now())).as("ended").isFalse();
  }
}
