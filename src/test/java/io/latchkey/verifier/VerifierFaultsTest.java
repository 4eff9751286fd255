package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.OWN;
import static io.latchkey.verifier.ScriptedLatchkey.active;
import static io.latchkey.verifier.ScriptedLatchkey.await;
import static io.latchkey.verifier.ScriptedLatchkey.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that no Latchkey gives, and none at all: nothing is open, and nothing hangs. */
@Timeout(120)
class VerifierFaultsTest {

  private static final String KEY = key("abcdefghij");
  private static final Duration BRIEF = Duration.ofMillis(500);

  private final ScriptedLatchkey latchkey;
  private final CountDownLatch over = new CountDownLatch(1);

  VerifierFaultsTest() throws IOException {
    latchkey = new ScriptedLatchkey();
  }

  @AfterEach
  void stop() {
    over.countDown();
    latchkey.close();
  }

  private void assertUnavailable(LatchkeyVerifier verifier) {
    assertThatThrownBy(() -> verifier.verify(KEY))
        .isInstanceOf(VerificationUnavailableException.class);
  }

  @Test
  void anAnswerThatStallsInTheMiddleIsNotWaitedForAndItsConnectionIsClosed() {
    CountDownLatch closed = new CountDownLatch(1);
    latchkey.introspects((exchange, token) -> drip(exchange, closed));
    try (LatchkeyVerifier verifier = latchkey.verifier().timeout(BRIEF).build()) {
      assertUnavailable(verifier);
      await(() -> closed.getCount() == 0);
    }
  }

  private void drip(HttpExchange exchange, CountDownLatch closed) throws IOException {
    exchange.sendResponseHeaders(200, 1_000_000);
    try {
      while (over.getCount() > 0) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        over.await(5, TimeUnit.MILLISECONDS);
      }
    } catch (IOException gone) {
      closed.countDown();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anAnswerWithoutEndIsNotTakenIn() {
    AtomicLong sent = new AtomicLong();
    latchkey.introspects(
        (exchange, token) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[65_536];
          while (sent.addAndGet(part.length) < 64_000_000) {
            exchange.getResponseBody().write(part);
          }
        });
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      assertThatThrownBy(() -> verifier.verify(KEY))
          .isInstanceOf(VerificationUnavailableException.class)
          .hasMessageContaining("longer than");
      assertThat(sent.get()).isLessThan(64_000_000);
    }
  }

  /** A proxy that mixes up answers must not give anybody another's rights. */
  @Test
  void anAnswerAboutAnotherKeyIsNone() {
    latchkey.introspects(200, active(key("zyxwvutsrq")));
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      assertUnavailable(verifier);
    }
  }

  @Test
  void anAnswerThatLacksWhatLatchkeyTellsIsNone() {
    String whole = active(KEY);
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      for (String member : new String[] {"sub", "username", "jti", "roles", "iat", "exp"}) {
        latchkey.introspects(200, whole.replace('"' + member + '"', "\"else\""));
        assertUnavailable(verifier);
      }
      latchkey.introspects(200, whole.replace("00000000-0000", "nobody"));
      assertUnavailable(verifier);
      latchkey.introspects(200, whole.replace("[\"owner\"]", "[null]"));
      assertUnavailable(verifier);
      for (String entry : new String[] {"null", "{\"type\":\"invoice\"}", "{\"id\":\"INV-7\"}"}) {
        String list = "\"allow_list\":[" + entry + "],";
        latchkey.introspects(200, whole.replace("\"sub\"", list + "\"sub\""));
        assertUnavailable(verifier);
      }
      latchkey.introspects(200, active("abcdefghij", Long.MAX_VALUE));
      assertUnavailable(verifier);
      for (String none :
          new String[] {
            "", "[]", "{}", "null", "<h1>hello</h1>", "{\"active\":tr", "{\"active\":null}"
          }) {
        latchkey.introspects(200, none);
        assertUnavailable(verifier);
      }
    }
  }

  @Test
  void redirectsAndErrorsAreNoAnswers() {
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      for (int status : new int[] {204, 301, 400, 404, 429, 500, 503}) {
        latchkey.introspects(status, "");
        assertUnavailable(verifier);
      }
    }
  }

  @Test
  void noSecretIsInWhatIsSaid() {
    latchkey.introspects(401, "{}");
    try (LatchkeyVerifier verifier = latchkey.verifier().build()) {
      Throwable refused = catchThrowable(() -> verifier.verify(KEY));
      assertThat(refused).hasMessageContaining("own key");
      latchkey.close();
      Throwable gone = catchThrowable(() -> verifier.verify(KEY));
      assertThat(gone).isInstanceOf(VerificationUnavailableException.class);
      Throwable malformed = catchThrowable(() -> verifier.verify(KEY + "x"));
      assertThat(
              Stream.of(refused, gone, malformed)
                  .flatMap(fault -> Stream.of(fault, fault.getCause()))
                  .map(String::valueOf))
          .noneMatch(text -> text.contains(KEY.substring(11)) || text.contains(OWN.substring(11)));
      assertThat(verifier.toString() + PresentedKeyText.parse(KEY))
          .doesNotContain(KEY.substring(11));
    }
  }
}
