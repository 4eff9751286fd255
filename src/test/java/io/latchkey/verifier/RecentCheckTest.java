package io.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentCheckTest {

  private final AtomicInteger made = new AtomicInteger();

  private RecentCheck check(RuntimeException fault) {
    return new RecentCheck(
        Duration.ofDays(1),
        () -> {
          made.incrementAndGet();
          if (fault != null) {
            throw fault;
          }
        });
  }

  @Test
  void theOutcomeIsToldAgain() {
    RecentCheck good = check(null);
    good.run();
    good.run();
    assertThat(made).hasValue(1);
    RecentCheck bad = check(new VerificationUnavailableException("away"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(bad::run)
          .isInstanceOf(VerificationUnavailableException.class)
          .hasMessage("away");
    }
    assertThat(made).hasValue(2);
  }

  @Test
  void anUnexpectedFaultIsNoSuccess() {
    RecentCheck broken = check(new IllegalStateException());
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(broken::run).isInstanceOf(IllegalStateException.class);
    }
    assertThat(made).hasValue(3);
  }

  @Test
  void aThreadThatIsInterruptedTellsOthersNothing() {
    RecentCheck bad = check(new VerificationUnavailableException("interrupted"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(bad::run).isInstanceOf(VerificationUnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(bad::run).isInstanceOf(VerificationUnavailableException.class);
    assertThat(made).hasValue(2);
  }
}
