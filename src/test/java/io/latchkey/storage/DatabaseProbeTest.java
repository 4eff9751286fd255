package io.latchkey.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often the database is asked, and what those are told who do not ask it themselves. */
class DatabaseProbeTest {

  private final AtomicLong now = new AtomicLong(-5_000_000_000L); // as nanoTime may begin
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean says = true;

  private final DatabaseProbe probe = new DatabaseProbe(this::question, now::get);

  private boolean question() {
    asked.incrementAndGet();
    return says;
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void theDatabaseIsAskedOnceASecond() {
    for (int i = 0; i < 100; i++) {
      assertThat(probe.answers()).isTrue();
    }
    says = false;
    pass(Duration.ofMillis(999));
    assertThat(probe.answers()).isTrue();
    assertThat(asked).hasValue(1);
    pass(Duration.ofMillis(1));
    assertThat(probe.answers()).isFalse();
    says = true;
    assertThat(probe.answers()).isFalse();
    assertThat(asked).hasValue(2);
    pass(Duration.ofSeconds(1));
    assertThat(probe.answers()).isTrue();
  }

  @Test
  void whoAsksWhileItIsAskedDoesNotWait() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch silence = new CountDownLatch(1);
    DatabaseProbe silent =
        new DatabaseProbe(
            () -> {
              if (asked.incrementAndGet() == 1) {
                return true;
              }
              begun.countDown();
              try {
                return silence.await(1, TimeUnit.MINUTES);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            now::get);
    assertThat(silent.answers()).isTrue();
    pass(Duration.ofSeconds(60));
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(silent::answers);
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(silent.answers()).as("what it said last").isTrue();
    pass(Duration.ofSeconds(2));
    for (int i = 0; i < 100; i++) {
      assertThat(silent.answers()).as("its silence is an answer").isFalse();
    }
    assertThat(asked).hasValue(2);
    silence.countDown();
    assertThat(first.get(1, TimeUnit.MINUTES)).isTrue();
    assertThat(silent.answers()).isTrue();
  }

  @Test
  void aQuestionThatFailsIsNotTheLast() {
    DatabaseProbe failing =
        new DatabaseProbe(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("closed");
              }
              return true;
            },
            now::get);
    assertThatThrownBy(failing::answers).hasMessage("closed");
    assertThat(failing.answers()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(failing.answers()).isTrue();
  }
}
