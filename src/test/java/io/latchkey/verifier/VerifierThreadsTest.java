package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.INACTIVE;
import static io.latchkey.verifier.ScriptedLatchkey.active;
import static io.latchkey.verifier.ScriptedLatchkey.await;
import static io.latchkey.verifier.ScriptedLatchkey.awaitMemory;
import static io.latchkey.verifier.ScriptedLatchkey.key;
import static io.latchkey.verifier.ScriptedLatchkey.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.fixture.SwitchedLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who ask at once, and some who give up. */
@Timeout(120)
class VerifierThreadsTest {

  private static final String KEY = key("abcdefghij");
  private static final String OTHER = key("otherother");
  private static final int MANY = 200;

  private final ScriptedLatchkey latchkey;
  private final Semaphore held = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);

  VerifierThreadsTest() throws IOException {
    latchkey = new ScriptedLatchkey();
  }

  @AfterEach
  void stop() {
    held.release(MANY);
    over.countDown();
    latchkey.close();
  }

  private void hold(HttpExchange exchange, String answer) throws IOException {
    held.acquireUninterruptibly();
    send(exchange, 200, answer);
  }

  private List<Asking> startMany(LatchkeyVerifier verifier, String key) {
    List<Asking> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(Asking.start(verifier, key));
    }
    await(() -> all.stream().allMatch(Asking::isWaiting));
    return all;
  }

  @Test
  void manyWhoPresentOneNewKeyMakeOneRequest() throws Exception {
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      awaitMemory(verifier, OTHER);
      latchkey.introspects((exchange, token) -> hold(exchange, active(token)));
      List<Asking> all = startMany(verifier, KEY);
      held.release(MANY);
      for (Asking each : all) {
        assertThat(each.task().get().username()).isEqualTo("olga");
      }
      assertThat(latchkey.asked()).filteredOn(KEY::equals).hasSize(1);
    }
  }

  @Test
  void manyWhoPresentWhatIsNoKeyMakeOneRequest() throws Exception {
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      awaitMemory(verifier, OTHER);
      latchkey.introspects((exchange, token) -> hold(exchange, INACTIVE));
      List<Asking> all = startMany(verifier, KEY);
      held.release(MANY);
      for (Asking each : all) {
        assertThatThrownBy(each.task()::get).hasCauseInstanceOf(KeyRefusedException.class);
      }
      assertThatThrownBy(() -> verifier.verify(KEY)).isInstanceOf(KeyRefusedException.class);
      assertThat(latchkey.asked()).filteredOn(KEY::equals).hasSize(1);
    }
  }

  /** Without a lease each must see a read that began after it came. */
  @Test
  void manyWithoutALeaseMakeTwoRequests() throws Exception {
    latchkey.tells(503, "{}").introspects((exchange, token) -> hold(exchange, active(token)));
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      List<Asking> all = startMany(verifier, KEY);
      held.release(MANY);
      for (Asking each : all) {
        assertThat(each.task().get().username()).isEqualTo("olga");
      }
      assertThat(latchkey.asked()).hasSize(2);
    }
  }

  @Test
  void manyDifferentKeysAreAskedAboutAFewAtATime() throws Exception {
    latchkey.introspects((exchange, token) -> hold(exchange, INACTIVE));
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      List<Asking> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(Asking.start(verifier, key("unknown" + (100 + i))));
      }
      await(() -> latchkey.asked().size() == 16 && all.stream().allMatch(Asking::isWaiting));
      assertThat(latchkey.asked()).hasSize(16);
      held.release(MANY);
      for (Asking each : all) {
        assertThatThrownBy(each.task()::get).hasCauseInstanceOf(KeyRefusedException.class);
      }
      assertThat(latchkey.asked()).hasSize(MANY);
    }
  }

  @Test
  void whoeverIsInterruptedFailsNobodyElse() throws Exception {
    latchkey.tells(503, "{}").introspects((exchange, token) -> hold(exchange, active(token)));
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      Asking first = Asking.start(verifier, KEY);
      await(() -> latchkey.asked().size() == 1 && first.isWaiting());
      Asking second = Asking.start(verifier, KEY);
      await(second::isWaiting);
      Asking third = Asking.start(verifier, KEY);
      await(third::isWaiting);
      second.thread().interrupt();
      assertThatThrownBy(second.task()::get)
          .hasCauseInstanceOf(VerificationUnavailableException.class);
      held.release(MANY);
      assertThat(third.task().get().username()).isEqualTo("olga");
      assertThat(first.task().get().username()).isEqualTo("olga");
    }
  }

  @Test
  void whoeverIsInterruptedWhileReadingFailsNobodyElse() throws Exception {
    latchkey.tells(503, "{}").introspects((exchange, token) -> hold(exchange, active(token)));
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      Asking first = Asking.start(verifier, KEY);
      await(() -> latchkey.asked().size() == 1 && first.isWaiting());
      Asking second = Asking.start(verifier, KEY);
      await(second::isWaiting);
      Asking third = Asking.start(verifier, KEY);
      await(third::isWaiting);
      held.release();
      await(() -> latchkey.asked().size() == 2 && second.isWaiting());
      second.thread().interrupt();
      await(second.task()::isDone);
      held.release(MANY);
      assertThat(third.task().get().username()).isEqualTo("olga");
    }
  }

  /** Another machine has the address now, and knows nothing of the connections that were open. */
  @Test
  void connectionsThatTurnOutToBeDeadCostNobodyAnAnswer() throws Exception {
    latchkey.introspects((exchange, token) -> hold(exchange, active(token)));
    try (SwitchedLine line = SwitchedLine.to(latchkey.port());
        LatchkeyVerifier verifier =
            LatchkeyVerifier.at(line.url()).as(ScriptedLatchkey.OWN).build()) {
      List<Asking> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        all.add(Asking.start(verifier, key("connectio" + i)));
      }
      await(() -> latchkey.asked().size() == all.size());
      held.release(MANY);
      for (Asking each : all) {
        assertThat(each.task().get()).isNotNull();
      }
      line.forgetConnections();
      assertThat(verifier.verify(KEY).username()).isEqualTo("olga");
    }
  }

  @Test
  void aThreadThatComesInterruptedIsAnsweredFromMemory() throws Exception {
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      awaitMemory(verifier, KEY);
      assertThat(
              CompletableFuture.supplyAsync(
                      () -> {
                        Thread.currentThread().interrupt();
                        VerifiedKey verified = verifier.verify(KEY);
                        assertThat(Thread.interrupted()).isTrue();
                        return verified;
                      })
                  .get()
                  .id())
          .isEqualTo("abcdefghij");
    }
  }
}
