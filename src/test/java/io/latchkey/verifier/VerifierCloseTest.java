package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.active;
import static io.latchkey.verifier.ScriptedLatchkey.await;
import static io.latchkey.verifier.ScriptedLatchkey.key;
import static io.latchkey.verifier.ScriptedLatchkey.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a verifier. */
@Timeout(50)
class VerifierCloseTest {

  private static final String KEY = key("abcdefghij");

  private final ScriptedLatchkey latchkey;
  private final CountDownLatch over = new CountDownLatch(1);

  VerifierCloseTest() throws IOException {
    latchkey = new ScriptedLatchkey();
  }

  @AfterEach
  void stop() {
    over.countDown();
    latchkey.close();
  }

  @Test
  void closingEndsWhatWaitsAndLeavesNoThread() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    latchkey.introspects(
        (exchange, token) -> {
          awaitOver();
          send(exchange, 200, active(token));
        });
    LatchkeyVerifier verifier = latchkey.verifier().build();
    List<Asking> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(Asking.start(verifier, i < 10 ? KEY : key("closing1" + i)));
    }
    await(() -> latchkey.asked().size() == 11 && all.stream().allMatch(Asking::isWaiting));
    verifier.close();
    for (Asking each : all) {
      assertThatThrownBy(each.task()::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(VerificationUnavailableException.class);
    }
    assertThatThrownBy(() -> verifier.verify(KEY))
        .isInstanceOf(VerificationUnavailableException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(verifier::check)
        .isInstanceOf(VerificationUnavailableException.class)
        .hasMessageContaining("closed");
    verifier.close();
    await(
        () -> {
          System.gc(); // the platform's client has no other end before Java 21
          return clientThreads().allMatch(before::contains);
        });
    assertThat(clientThreads().collect(Collectors.toSet())).isSubsetOf(before);
    assertThat(verifier.toString()).contains("127.0.0.1"); // it is still referred to
  }

  private static Stream<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(latchkey|HttpClient)-.*"));
  }

  private void awaitOver() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
