package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code OPTIONS} is answered by the platform, without a key; no operation of ours has it. */
@ServerTest
class GeneratedOptionsIT {

  @ParameterizedTest
  @CsvSource({
    "/users/login, POST, */*",
    "/users/me/keys/tokens, GET, text/plain",
    "/users/me/keys/tokens, POST, application/json",
  })
  void itTellsTheMethodsOfARoute(String path, String method, String accept) {
    LatchkeySystem client = LatchkeySystem.underTest().with("Accept", accept);
    Answer answer = client.request("OPTIONS", "/api/v2" + path, null);
    assertThat(answer.status()).as(answer.body()).isIn(200, 204);
    assertThat(answer.header("Allow").orElseThrow()).contains(method);
  }
}
