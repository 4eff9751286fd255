package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
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
    JsonObject description = OpenApiDocument.of(anybody.get("/openapi").expect(200).body()).root();
    assertThat(description.getJsonArray("servers").toString()).contains("/api/v2\"");
    assertThat(description.getJsonObject("paths"))
        .containsKeys(
            "/users/first",
            "/users/login",
            "/users/logout",
            "/users/authmethods",
            "/users/{user}",
            "/users/{user}/keys",
            "/users/{user}/keys/{key}/expire",
            "/users/{user}/keys/tokens",
            "/users/{user}/keys/tokens/tokenconfig",
            "/buildinfo");
  }
}
