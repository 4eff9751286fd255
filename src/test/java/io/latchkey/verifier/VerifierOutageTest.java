package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.INACTIVE;
import static io.latchkey.verifier.ScriptedLatchkey.SHORT_LEASE;
import static io.latchkey.verifier.ScriptedLatchkey.active;
import static io.latchkey.verifier.ScriptedLatchkey.await;
import static io.latchkey.verifier.ScriptedLatchkey.awaitMemory;
import static io.latchkey.verifier.ScriptedLatchkey.feed;
import static io.latchkey.verifier.ScriptedLatchkey.key;
import static io.latchkey.verifier.ScriptedLatchkey.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is accepted while Latchkey gives no answer. */
@Timeout(120)
class VerifierOutageTest {

  private static final String KEY = key("abcdefghij");

  private final ScriptedLatchkey latchkey;

  VerifierOutageTest() throws IOException {
    latchkey = new ScriptedLatchkey();
  }

  @AfterEach
  void stop() {
    latchkey.close();
  }

  private static void assertUnavailable(LatchkeyVerifier verifier) {
    assertThatThrownBy(() -> verifier.verify(KEY))
        .isInstanceOf(VerificationUnavailableException.class);
  }

  /** Though it may be that it was never told to this verifier by the list. */
  @Test
  void aKeyThatLatchkeyRefusedIsNotAcceptedInTheOutageThatFollows() {
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier =
        latchkey.verifier().allowCachedFor(Duration.ofHours(1)).build()) {
      awaitMemory(verifier, KEY);
      latchkey.tells(503, "{}").introspects(503, "{}");
      long asked = latchkey.asked().size();
      await(() -> verifier.verify(KEY) != null && latchkey.asked().size() > asked); // no lease
      latchkey.introspects(200, INACTIVE);
      await(() -> catchThrowable(() -> verifier.verify(KEY)) instanceof KeyRefusedException);
      latchkey.introspects(503, "{}");
      assertUnavailable(verifier);
    }
  }

  /** It may have been shut out because somebody else has its key. */
  @Test
  void aVerifierThatIsRefusedItselfDoesNotTakeThatForAnOutage() {
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier =
        latchkey.verifier().allowCachedFor(Duration.ofHours(1)).build()) {
      awaitMemory(verifier, KEY);
      latchkey.tells(503, "{}").introspects(401, "{}");
      await(() -> catchThrowable(() -> verifier.verify(KEY)) != null); // no lease
      for (int i = 0; i < 20; i++) {
        assertUnavailable(verifier);
      }
    }
  }

  @Test
  void aVerifierThatWasRefusedStaysShutOutWhenLatchkeyIsAwayAfterwards() {
    AtomicReference<String> last = new AtomicReference<>();
    latchkey.tells(
        (exchange, none) -> {
          last.set(feed(SHORT_LEASE));
          send(exchange, 200, last.get());
        });
    try (LatchkeyVerifier verifier =
        latchkey.verifier().allowCachedFor(Duration.ofHours(1)).build()) {
      awaitMemory(verifier, KEY);
      latchkey.tells(401, "{}").introspects(401, "{}");
      await(() -> catchThrowable(() -> verifier.verify(KEY)) != null); // no lease
      latchkey.tells(503, "{}").introspects(503, "{}");
      await(() -> catchThrowable(() -> verifier.verify(KEY)) != null);
      assertUnavailable(verifier);
      latchkey.tells(200, "{}").introspects(200, "{}"); // of whoever answers in its place
      assertUnavailable(verifier);
      AtomicInteger copies = new AtomicInteger();
      latchkey.tells( // as whoever keeps answers
          (exchange, none) -> {
            copies.incrementAndGet();
            send(exchange, 200, last.get());
          });
      while (copies.get() < 3) {
        assertUnavailable(verifier);
      }
      latchkey.introspects((exchange, token) -> send(exchange, 200, active(token)));
      await(() -> catchThrowable(() -> verifier.verify(KEY)) == null);
      latchkey.tells(503, "{}").introspects(503, "{}");
      await(() -> catchThrowable(() -> verifier.verify(KEY)) == null); // an outage, by now
    }
  }

  @Test
  void aThreadThatIsInterruptedDoesNotTakeThatForAnOutage() {
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier =
        latchkey.verifier().allowCachedFor(Duration.ofHours(1)).build()) {
      awaitMemory(verifier, KEY);
      latchkey.tells(503, "{}");
      await(
          () -> {
            Thread.currentThread().interrupt();
            Throwable stopped = catchThrowable(() -> verifier.verify(KEY));
            assertThat(Thread.interrupted()).isTrue();
            return stopped instanceof VerificationUnavailableException; // once there is no lease
          });
    }
  }

  /** More than are asked about at once: those that wait in vain are in the outage as well. */
  @Test
  void inAnOutageKeysAreAcceptedHoweverManyArePresented() throws Exception {
    List<String> keys = IntStream.range(1_000, 1_300).mapToObj(i -> key("number" + i)).toList();
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(keys.size());
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier =
        latchkey
            .verifier()
            .timeout(Duration.ofMillis(500))
            .allowCachedFor(Duration.ofHours(1))
            .build()) {
      List<Callable<VerifiedKey>> all =
          keys.stream().<Callable<VerifiedKey>>map(each -> () -> verifier.verify(each)).toList();
      while (verifier.statistics().records() < keys.size()) {
        threads.invokeAll(all);
      }
      latchkey.tells(503, "{}").introspects((exchange, token) -> ScriptedLatchkey.hold(over));
      int before = latchkey.asked().size();
      while (latchkey.asked().size() == before) { // as long as there is a lease
        for (Future<VerifiedKey> each : threads.invokeAll(all)) {
          assertThat(each.get().username()).isEqualTo("olga");
        }
      }
    } finally {
      over.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void withoutALeaseNothingIsAcceptedFromMemory() {
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      awaitMemory(verifier, KEY);
      latchkey.tells(503, "{}").introspects(503, "{}");
      await(() -> catchThrowable(() -> verifier.verify(KEY)) != null);
      for (int i = 0; i < 20; i++) {
        assertUnavailable(verifier);
      }
      latchkey
          .tells(SHORT_LEASE)
          .introspects((exchange, token) -> send(exchange, 200, active(token)));
      awaitMemory(verifier, KEY);
    }
  }
}
