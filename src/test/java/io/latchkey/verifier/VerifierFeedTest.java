package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.SHORT_LEASE;
import static io.latchkey.verifier.ScriptedLatchkey.active;
import static io.latchkey.verifier.ScriptedLatchkey.await;
import static io.latchkey.verifier.ScriptedLatchkey.awaitMemory;
import static io.latchkey.verifier.ScriptedLatchkey.key;
import static io.latchkey.verifier.ScriptedLatchkey.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A list of revocations that is none, old, or never there: it gives no lease, and closes nothing.
 */
@Timeout(120)
class VerifierFeedTest {

  private static final String KEY = key("abcdefghij");

  private final ScriptedLatchkey latchkey;
  private final CountDownLatch over = new CountDownLatch(1);

  VerifierFeedTest() throws IOException {
    latchkey = new ScriptedLatchkey();
  }

  @AfterEach
  void stop() {
    over.countDown();
    latchkey.close();
  }

  /** It once left the memory with a time that was none, and so without a lease for ever. */
  @Test
  void aListOfRevocationsThatIsNoneLeavesNothingBehind() {
    AtomicLong told = new AtomicLong();
    latchkey.tells(
        (exchange, none) -> {
          String lists =
              """
              {"lease_ms":5000,"window_ms":10000,"revocations":[]}
              {"now":"2026-11-27T12:00:00Z","lease_ms":5000,"window_ms":10000}
              {"now":"2026-11-27T12:00:00Z","lease_ms":99,"window_ms":10000,"revocations":[]}
              {"now":"2026-11-27T12:00:00Z","lease_ms":5000,"window_ms":9999,"revocations":[]}
              {"now":"2026-11-27T12:00:00Z","lease_ms":5000,"window_ms":10000,"revocations":[{}]}
              {}
              no""";
          int turn = (int) told.getAndIncrement();
          String[] all = lists.split("\n", -1);
          send(exchange, 200, turn < all.length ? all[turn] : ScriptedLatchkey.feed(5_000));
        });
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      assertThat(verifier.verify(KEY).username()).isEqualTo("olga");
      awaitMemory(verifier, KEY);
      assertThat(told.get()).isGreaterThan(7);
    }
  }

  /** Such as a proxy gives that keeps answers: a lease for it would never end. */
  @Test
  void aListOfRevocationsThatWasToldBeforeGivesNoLease() {
    AtomicLong told = new AtomicLong();
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    String always = ScriptedLatchkey.feed(SHORT_LEASE);
    latchkey.tells(
        (exchange, none) -> {
          told.getAndIncrement();
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cache-Control")));
          send(exchange, 200, always);
        });
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      await(() -> verifier.verify(KEY) != null && told.get() >= 4);
      assertThat(verifier.statistics().sinceLastPoll().orElseThrow())
          .isGreaterThan(Duration.ofMillis(SHORT_LEASE));
      int before = latchkey.asked().size();
      verifier.verify(KEY);
      assertThat(latchkey.asked()).hasSize(before + 1);
      assertThat(asked).containsOnly("no-store");
    }
  }

  @Test
  void aCheckBelievesOnlyAListThatGivesALeaseAndAsksForItOnceInAWhile() {
    AtomicLong told = new AtomicLong();
    latchkey.tells(
        (exchange, none) -> {
          told.getAndIncrement();
          send(exchange, 200, "{}");
        });
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      for (int i = 0; i < 200; i++) {
        assertThatThrownBy(verifier::check).isInstanceOf(VerificationUnavailableException.class);
      }
      assertThat(told.get()).isBetween(1L, 199L);
    }
    latchkey.tells(ScriptedLatchkey.LONG_LEASE);
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      verifier.check();
    }
  }

  @Test
  void withoutTheListOfRevocationsEachKeyIsAskedAboutEachTime() {
    latchkey.tells(403, "{}");
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      for (int i = 1; i <= 5; i++) {
        assertThat(verifier.verify(KEY).username()).isEqualTo("olga");
        assertThat(latchkey.asked()).hasSize(i);
      }
    }
  }

  /** One request in a while finds that only the list of revocations is not answered. */
  @Test
  void aListThatIsNeverAnsweredDoesNotCloseEverythingForEver() {
    latchkey.tells((exchange, none) -> ScriptedLatchkey.hold(over)).introspects(503, "{}");
    try (LatchkeyVerifier verifier = latchkey.verifier().timeout(Duration.ofMillis(100)).build()) {
      await(
          () ->
              catchThrowable(() -> verifier.verify(KEY)).getMessage().endsWith("does not answer."));
      latchkey.introspects((exchange, token) -> send(exchange, 200, active(token)));
      await(() -> catchThrowable(() -> verifier.verify(KEY)) == null);
    }
  }
}
