package io.latchkey.verifier;

import static io.latchkey.verifier.ScriptedLatchkey.INACTIVE;
import static io.latchkey.verifier.ScriptedLatchkey.active;
import static io.latchkey.verifier.ScriptedLatchkey.awaitMemory;
import static io.latchkey.verifier.ScriptedLatchkey.key;
import static io.latchkey.verifier.ScriptedLatchkey.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The id of a key that is known, with another secret. */
@Timeout(120)
class WrongSecretTest {

  private static final String KEY = key("abcdefghij");
  private static final String WRONG = "abcdefghij-xxxxxxxxxxxxxxxxxxxxxx";

  /** A refusal from memory would be faster than that of an unknown id, and so tell of the use. */
  @Test
  void latchkeyIsAskedAsAboutAnUnknownIdAndTheKeyStaysGood() throws Exception {
    try (ScriptedLatchkey latchkey = new ScriptedLatchkey();
        LatchkeyVerifier verifier = latchkey.verifier().build()) {
      latchkey.introspects(
          (exchange, token) -> send(exchange, 200, token.equals(KEY) ? active(token) : INACTIVE));
      awaitMemory(verifier, KEY);
      int asked = latchkey.asked().size();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> verifier.verify(WRONG)).isInstanceOf(KeyRefusedException.class);
        assertThat(verifier.verify(KEY).username()).isEqualTo("olga");
      }
      assertThat(latchkey.asked().subList(asked, latchkey.asked().size())).containsExactly(WRONG);
    }
  }
}
