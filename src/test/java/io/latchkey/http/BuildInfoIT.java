package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients learn about the server before they log in (token API 3.7). */
@ServerTest
class BuildInfoIT {

  /** 2.20.0 or later after an optional {@code v}, and semver. */
  private static final String VERSION =
      "v2\\.([2-9][0-9])\\.[0-9]+(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?";

  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  @Test
  void itNamesAddressAndVersion() {
    JsonObject info = anybody.get("/api/v2/buildinfo").expect(200).json();
    assertThat(info.getString("external_url")).isEqualTo(anybody.address().toString());
    assertThat(info.getString("dashboard_url")).isEqualTo(anybody.address().toString());
    assertThat(info.getString("version")).matches(VERSION);
    assertThat(info)
        .containsKeys(
            "telemetry",
            "workspace_proxy",
            "agent_api_version",
            "provisioner_api_version",
            "upgrade_message",
            "deployment_id");
  }

  @Test
  void everyAnswerOfTheApiNamesTheVersion() {
    String version = anybody.get("/api/v2/buildinfo").json().getString("version");
    for (String path : List.of("", "/", "/users/first", "/users/me", "/nothing", "/users/me/x/y")) {
      assertThat(anybody.get("/api/v2" + path).header("X-Coder-Build-Version"))
          .as(path)
          .contains(version);
    }
    assertThat(anybody.request("POST", "/api/v2/users/login", "{").header("X-Coder-Build-Version"))
        .contains(version);
    assertThat(anybody.delete("/api/v2/buildinfo").expect(405).header("X-Coder-Build-Version"))
        .contains(version);
  }

  @Test
  void theRootSaysHello() {
    assertThat(anybody.get("/api/v2/").expect(200).body()).isEqualTo("{\"message\":\"👋\"}\n");
  }

  @Test
  void answersMayNotBeStoredFramedOrGuessedAt() {
    for (String path : List.of("/users/first", "/users/me")) {
      assertThat(anybody.get("/api/v2" + path).header("Cache-Control")).contains("no-store");
      assertThat(anybody.get("/api/v2" + path).header("X-Content-Type-Options"))
          .contains("nosniff");
      assertThat(anybody.get("/api/v2" + path).headers("X-Frame-Options")).contains("DENY");
    }
  }
}
