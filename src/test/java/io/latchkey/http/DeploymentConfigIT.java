package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /deployment/config} (token API 3.7): owners and auditors. */
@ServerTest
class DeploymentConfigIT {
  private static final String CONFIG = "/api/v2/deployment/config";

  @Test
  void anOwnerReadsHowLongKeysLastInNanoseconds() {
    JsonObject answer = Fixtures.owner().get(CONFIG).expect(200).json();
    JsonObject session = answer.getJsonObject("config").getJsonObject("session_lifetime");
    assertThat(session.getBoolean("disable_expiry_refresh")).isFalse();
    assertThat(nanoseconds(session, "default_duration")).isEqualTo(Duration.ofDays(1));
    assertThat(nanoseconds(session, "default_token_lifetime")).isEqualTo(Duration.ofDays(7));
    assertThat(nanoseconds(session, "max_token_lifetime")).isEqualTo(Duration.ofDays(36_525));
    assertThat(nanoseconds(session, "max_admin_token_lifetime")).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void theAccessUrlIsAnOption() {
    JsonArray options = Fixtures.owner().get(CONFIG).expect(200).json().getJsonArray("options");
    JsonObject option = options.getJsonObject(0);
    String address =
        LatchkeySystem.underTest()
            .get("/api/v2/buildinfo")
            .expect(200)
            .json()
            .getString("external_url");
    assertThat(option.getString("name")).isEqualTo("Access URL");
    assertThat(option.getString("value")).isEqualTo(address);
    assertThat(option.getString("env")).isEqualTo("CODER_ACCESS_URL");
    assertThat(option.getString("flag")).isEqualTo("access-url");
    assertThat(option.getString("description")).isNotEmpty();
    assertThat(option.getBoolean("hidden")).isFalse();
    assertThat(option.getJsonObject("group").getString("name")).isEqualTo("Networking");
  }

  @Test
  void whatTheReferencesConsoleLooksForIsThereAndNotSet() {
    JsonArray options = Fixtures.owner().get(CONFIG).expect(200).json().getJsonArray("options");
    assertThat(options.getValuesAs(JsonObject.class))
        .filteredOn(option -> option.getString("value").isEmpty())
        .extracting(option -> option.getString("name"))
        .containsExactly("Wildcard Access URL", "Experiments");
  }

  private static Duration nanoseconds(JsonObject session, String name) {
    return Duration.ofNanos(session.getJsonNumber(name).longValueExact());
  }

  @Test
  void anAuditorReadsItAndTheOthersDoNot() {
    Fixtures.newUser("auditor").calls().get(CONFIG).expect(200);
    expectNotFound(Fixtures.newMember().calls().get(CONFIG));
    expectNotFound(Fixtures.newUser("user-admin", "template-admin").calls().get(CONFIG));
    LatchkeySystem.underTest().get(CONFIG).expect(401);
  }

  @Test
  void anOwnersTokenNeedsAScopeThatReachesIt() {
    LatchkeySystem owner = Fixtures.owner();
    for (String scope : List.of("coder:apikeys.manage_self", "user:*", "workspace:read")) {
      Map<String, Object> wish = Map.of("scopes", List.of(scope));
      Answer made = owner.post("/api/v2/users/me/keys/tokens", wish).expect(201);
      expectNotFound(LatchkeySystem.underTest().as(made.json().getString("key")).get(CONFIG));
    }
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
