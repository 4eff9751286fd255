package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/openapi             | application/json",
        "/openapi             | application/yaml;q=0.5, application/json, */*;q=0.1",
        "/openapi?format=JSON | */*",
        "/openapi?format=json | application/yaml",
      })
  void theDescriptionIsJsonForWhoeverAsksForJson(String path, String accept) {
    Answer answer = anybody.with("Accept", accept).get(path).expect(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(answer.json().getJsonObject("paths"))
        .containsOnlyKeys(OpenApiDocument.read().root().getJsonObject("paths").keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/openapi             | */*",
        "/openapi             | application/json;q=0.5, application/yaml",
        "/openapi?format=YAML | application/json",
      })
  void theDescriptionIsYamlForEverybodyElse(String path, String accept) {
    Answer answer = anybody.with("Accept", accept).get(path).expect(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/yaml");
    assertThat(OpenApiDocument.of(answer.body()).root().getString("openapi")).startsWith("3.");
  }
}
