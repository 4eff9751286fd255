package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.GoTime;
import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a key is refused: the rows of token API 2.3, with text and challenge. */
@ServerTest
class AuthenticationIT {

  private static final String ME = "/api/v2/users/me";

  private final String session = Fixtures.ownerSession();
  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  private void assertRefused(Answer answer, String detail) {
    assertThat(answer.expect(401).message())
        .isEqualTo(
            "You are signed out or your session has expired. Please sign in again to continue.");
    assertThat(answer.detail()).isEqualTo(detail);
    assertThat(answer.headers("WWW-Authenticate"))
        .containsExactly(
            "Bearer realm=\"coder\", error=\"invalid_token\", error_description=\"The access token"
                + " has expired\", resource_metadata=\""
                + anybody.address()
                + "/.well-known/oauth-protected-resource\"");
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void nothingWasSent() {
    String detail = "Cookie \"coder_session_token\" or query parameter must be provided.";
    assertRefused(anybody.get(ME), detail);
    assertRefused(anybody.with("Authorization", "Basic b3duZXI6b3duZXI=").get(ME), detail);
    assertRefused(anybody.with("Authorization", "Bearer").get(ME), detail);
    assertRefused(anybody.with("Authorization", session).get(ME), detail);
    assertRefused(anybody.as(" ").get(ME), detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                            | incorrect amount of API key parts, expected 2 got 1
          a-b-c                               | incorrect amount of API key parts, expected 2 got 3
          short-abcdefghijklmnopqrstuv        | invalid API key ID length, expected 10 got 5
          0123456789-short                    | invalid API key secret length, expected 22 got 5
          """)
  void whatWasSentIsNoKey(String text, String detail) {
    assertRefused(anybody.as(text).get(ME), "Invalid API key format: " + detail);
  }

  @Test
  void thereIsNoSuchKey() {
    assertRefused(anybody.as("0000000000-abcdefghijklmnopqrstuv").get(ME), "API key is invalid.");
  }

  @Test
  void theIdsOfKeysAreCaseSensitive() {
    String id = session.substring(0, 10);
    String other =
        id.chars()
            .map(AuthenticationIT::otherCase)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (!other.equals(id)) {
      assertRefused(anybody.as(other + session.substring(10)).get(ME), "API key is invalid.");
    }
    assertRefused(
        anybody.as("          -" + session.substring(11)).get(ME),
        "Invalid API key format: invalid API key ID length, expected 10 got 0");
  }

  private static int otherCase(int c) {
    return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
  }

  @Test
  void theSecretIsWrong() {
    String wrong = session.substring(0, 11) + "0".repeat(22);
    assertRefused(anybody.as(wrong).get(ME), "API key secret is invalid.");
  }

  @Test
  void itHasExpiredAndTheTimeOfItIsTold() {
    String key = anybody.as(session).post(ME + "/keys").expect(201).json().getString("key");
    String path = ME + "/keys/" + key.substring(0, 10);
    anybody.as(session).put(path + "/expire").expect(204);
    Instant end =
        Instant.parse(anybody.as(session).get(path).expect(200).json().getString("expires_at"));
    assertRefused(anybody.as(key).get(ME), "API key expired at \"" + new GoTime(end) + "\".");
  }

  @Test
  void itWasDeleted() {
    String key = anybody.as(session).post(ME + "/keys").expect(201).json().getString("key");
    anybody.as(session).delete(ME + "/keys/" + key.substring(0, 10)).expect(204);
    assertRefused(anybody.as(key).get(ME), "API key is invalid.");
  }

  @Test
  void whatWasSentIsNeverRepeated() {
    String secret = "hunter2hunter2hunter2h";
    assertThat(anybody.as("0000000000-" + secret).get(ME).expect(401).body())
        .doesNotContain(secret);
  }
}
