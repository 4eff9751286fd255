package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.Test;

/** What an operator asks the server about itself. */
@ServerTest
class HealthIT {

  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  @Test
  void theServerIsAlive() {
    assertThat(anybody.get("/health/live").expect(200).json().getString("status")).isEqualTo("UP");
  }

  @Test
  void itIsReadyBecauseTheDatabaseAnswers() {
    Answer ready = anybody.get("/health/ready").expect(200);
    assertThat(ready.json().getString("status")).isEqualTo("UP");
    assertThat(ready.json().getJsonArray("checks").toString())
        .contains("\"name\":\"database\"", "\"status\":\"UP\"");
  }

  @Test
  void theDescriptionNamesTheRoutes() {
    assertThat(anybody.with("Accept", "application/json").get("/openapi").expect(200).body())
        .contains(
            "/api/v2/users/first",
            "/api/v2/users/login",
            "/api/v2/users/logout",
            "/api/v2/users/authmethods",
            "/api/v2/users/{user}",
            "/api/v2/users/{user}/keys",
            "/api/v2/users/{user}/keys/{key}/expire",
            "/api/v2/users/{user}/keys/tokens",
            "/api/v2/users/{user}/keys/tokens/tokenconfig",
            "/api/v2/buildinfo");
  }
}
