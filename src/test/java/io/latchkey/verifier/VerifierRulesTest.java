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

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules of the protocol that hang on the order in which the verifier does things. */
@Timeout(120)
class VerifierRulesTest {

  private static final String KEY = key("abcdefghij");
  private static final String OTHER = key("otherother");
  private static final int MANY = 1_000;

  private final ScriptedLatchkey latchkey;
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore held = new Semaphore(0);

  VerifierRulesTest() throws IOException {
    latchkey = new ScriptedLatchkey();
  }

  @AfterEach
  void stop() {
    held.release(MANY);
    latchkey.close();
  }

  /** Rule 3: it counts from the moment at which the verifier asked. */
  @Test
  void aListThatComesLaterThanTheLeaseGivesNone() {
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      awaitMemory(verifier, KEY);
      latchkey.tells(
          (exchange, none) -> {
            arrived.release();
            held.acquireUninterruptibly();
            send(exchange, 200, feed(SHORT_LEASE));
          });
      arrived.acquireUninterruptibly(2); // the first is given up
      long begun = System.nanoTime();
      await(() -> System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(SHORT_LEASE));
      held.release(2);
      arrived.acquireUninterruptibly(); // the next one: the one before has been applied
      int asked = latchkey.asked().size();
      assertThat(verifier.verify(KEY).username()).isEqualTo("olga");
      assertThat(latchkey.asked()).hasSize(asked + 1);
    }
  }

  /** Rule 4: what was revoked is remembered before a key is asked about. */
  @Test
  void whatWasReadBeforeARevocationIsNotKept() throws Exception {
    latchkey.tells(SHORT_LEASE);
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      awaitMemory(verifier, OTHER);
      latchkey.introspects(
          (exchange, token) -> {
            arrived.release();
            held.acquireUninterruptibly();
            send(exchange, 200, active(token));
          });
      Asking asking = Asking.start(verifier, KEY);
      arrived.acquireUninterruptibly();
      AtomicInteger told = new AtomicInteger();
      String row =
          """
          "revocations":[{"id":"00000000-0000-0000-0000-000000000009","kind":"key","key_id":"%s"}]"""
              .formatted(KEY.substring(0, 10));
      latchkey.tells(
          (exchange, none) -> {
            told.incrementAndGet();
            send(exchange, 200, feed(SHORT_LEASE).replace("\"revocations\":[]", row));
          });
      await(() -> told.get() > 2);
      held.release();
      assertThat(asking.task().get().username())
          .as("as it was when it was asked")
          .isEqualTo("olga");
      latchkey.introspects(200, INACTIVE);
      assertThatThrownBy(() -> verifier.verify(KEY)).isInstanceOf(KeyRefusedException.class);
    }
  }
}
