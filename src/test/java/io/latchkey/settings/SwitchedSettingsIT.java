package io.latchkey.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.Form;
import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server with settings that the others of the tests do not have: sessions that do not slide, no
 * password login, a low rate limit, few tokens. What it finds in its database was made with other
 * ones.
 */
@ScriptTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwitchedSettingsIT {

  private static final int LIMIT = 30;
  private static final String PASSWORD = "Lantern-42-over-the-quay";
  private static final Map<String, String> LOGIN =
      Map.of("email", "olga@example.com", "password", PASSWORD);

  private ServerScript script;
  private LatchkeySystem system;
  private String session;
  private String token;
  private Instant sessionEnd;

  @BeforeAll
  void startWithAnOldSession(@TempDir Path data)
      throws IOException, InterruptedException, SQLException {
    script = new ServerScript(data, Map.of());
    LatchkeySystem before = script.start();
    Map<String, String> olga =
        Map.of("email", "olga@example.com", "username", "olga", "password", PASSWORD);
    before.post("/api/v2/users/first", olga).expect(201);
    session = before.post("/api/v2/users/login", LOGIN).json().getString("session_token");
    token =
        before.as(session).post("/api/v2/users/me/keys/tokens", Map.of()).json().getString("key");
    script.stop();
    sessionEnd = letMostOfTheSessionPass();
    script =
        new ServerScript(
            data,
            Map.of(
                "CODER_DISABLE_SESSION_EXPIRY_REFRESH", "true",
                "CODER_DISABLE_PASSWORD_AUTH", "true",
                "CODER_PROXY_TRUSTED_ORIGINS", "127.0.0.0/8",
                "LATCHKEY_MAX_TOKENS_PER_USER", "3",
                "LATCHKEY_INTROSPECT_ALLOW_LISTS", "false",
                "CODER_API_RATE_LIMIT", Integer.toString(LIMIT)));
    system = script.start();
  }

  private Instant letMostOfTheSessionPass() throws SQLException {
    LocalDateTime end = LocalDateTime.now(ZoneOffset.UTC).plusHours(2).withNano(0);
    try (Connection database = script.database();
        PreparedStatement change =
            database.prepareStatement(
                "update api_keys set expires_at = ?, last_used = ? where id = ?")) {
      change.setObject(1, end);
      change.setObject(2, end.minus(Duration.ofHours(4)));
      change.setString(3, id(session));
      change.executeUpdate();
    }
    return end.toInstant(ZoneOffset.UTC);
  }

  @AfterAll
  void stop() throws InterruptedException {
    script.stop();
  }

  @Test
  void aSessionIsUsedButDoesNotSlide() {
    JsonObject key = owner(session).get("/api/v2/users/me/keys/" + id(session)).json();
    assertThat(Instant.parse(key.getString("expires_at"))).isEqualTo(sessionEnd);
    assertThat(Instant.parse(key.getString("last_used")))
        .isAfter(sessionEnd.minus(Duration.ofHours(3)));
  }

  @Test
  void nobodyLogsInWithAPasswordAndOnlyWhoKnowsItIsToldWhy() {
    Answer right = system.post("/api/v2/users/login", LOGIN).expect(403);
    assertThat(right.message()).isEqualTo("Password authentication is disabled.");
    Answer wrong =
        system
            .post("/api/v2/users/login", Map.of("email", "olga@example.com", "password", "no"))
            .expect(401);
    assertThat(wrong.message()).isEqualTo("Incorrect email or password.");
    JsonObject methods = system.get("/api/v2/users/authmethods").json();
    assertThat(methods.getJsonObject("password").getBoolean("enabled")).isFalse();
  }

  @Test
  void nobodyIsCreatedWithAPassword() {
    Answer refused =
        owner(token)
            .post(
                "/api/v2/users",
                Map.of(
                    "email",
                    "mia@example.com",
                    "username",
                    "mia",
                    "password",
                    PASSWORD,
                    "organization_ids",
                    List.of(new UUID(0, 0).toString())))
            .expect(403);
    assertThat(refused.message())
        .isEqualTo(
            "Password based authentication is disabled! Unable to provision new users with"
                + " password authentication.");
  }

  /** Olga has one token already, and two sessions at the most. */
  @Test
  void expiredTokensCountAgainstTheLimitAndSessionsForThemselves() {
    String keys = "/api/v2/users/me/keys";
    LatchkeySystem olga = owner(token);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      made.add(id(olga.post(keys + "/tokens", Map.of()).expect(201).json().getString("key")));
    }
    olga.put(keys + "/" + made.get(0) + "/expire").expect(204);
    Answer fourth = olga.post(keys + "/tokens", Map.of()).expect(409);
    assertThat(fourth.message()).isEqualTo("This user has reached the limit of 3 keys of a kind.");
    List<String> sessions = new ArrayList<>();
    Answer session = olga.post(keys);
    while (session.status() == 201 && sessions.size() < 3) {
      sessions.add(id(session.json().getString("key")));
      session = olga.post(keys);
    }
    assertThat(session.status()).isEqualTo(409);
    assertThat(sessions).as("more of the other kind").isNotEmpty();
    made.addAll(sessions);
    made.forEach(key -> olga.delete(keys + "/" + key).expect(204));
  }

  @Test
  void theDeploymentTellsItsOwnerHowItIsSet() {
    JsonObject config = owner(token).get("/api/v2/deployment/config").json();
    JsonObject lifetime = config.getJsonObject("config").getJsonObject("session_lifetime");
    assertThat(lifetime.getBoolean("disable_expiry_refresh")).isTrue();
  }

  @Test
  void theAddressThatATrustedProxyNamesIsTheClients() {
    LatchkeySystem proxied =
        owner(token).with("X-Forwarded-For", "203.0.113.9, 192.0.2.7, 127.0.0.1");
    String made = proxied.post("/api/v2/users/me/keys").expect(201).json().getString("key");
    JsonObject row = owner(token).get("/api/v2/audit?limit=1").json();
    assertThat(row.getJsonArray("audit_logs").getJsonObject(0).getString("ip"))
        .isEqualTo("192.0.2.7");
    assertThat(owner(token).get("/api/v2/users/me/keys").jsonArray().getValuesAs(JsonObject.class))
        .filteredOn(key -> key.getString("id").equals(id(made)))
        .extracting(key -> key.getString("ip_address"))
        .containsExactly("192.0.2.7");
  }

  /** Twice the limit, for a minute may turn in between. */
  @Test
  void whoAsksTooOftenWaitsUnlessAnOwnerAsksNotToBeCounted() {
    LatchkeySystem counted = system.as(token);
    Answer last =
        IntStream.rangeClosed(0, 2 * LIMIT)
            .mapToObj(request -> counted.get("/api/v2/users/me"))
            .filter(answer -> answer.status() != 200)
            .findFirst()
            .orElseThrow();
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.message()).isEqualTo("You've been rate limited for sending too many requests!");
    assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isBetween(1, 60);
    assertThat(owner(token).get("/api/v2/users/me").status()).isEqualTo(200);
  }

  /** Whoever may ask about keys asks about each request that it gets. */
  @Test
  void askingAboutKeysIsNotCountedButEndingThemIs() {
    LatchkeySystem service = system.as(token).with("Content-Type", Form.TYPE);
    LatchkeySystem stranger =
        system.with("Content-Type", Form.TYPE).with("X-Forwarded-For", "192.0.2.99");
    List<Integer> refused = new ArrayList<>();
    for (int i = 0; i <= 2 * LIMIT; i++) {
      service.request("POST", "/oauth2/introspect", "token=x").expect(200);
      refused.add(stranger.request("POST", "/oauth2/revoke", "token=x").status());
    }
    assertThat(refused).contains(200, 429).containsOnly(200, 429);
  }

  @Test
  void aKeyThatIsConfinedIsInactiveWhereServicesDoNotLookAtThat() {
    LatchkeySystem service = owner(token).with("Content-Type", Form.TYPE);
    Map<String, ?> account =
        Map.of(
            "username",
            "robot",
            "service_account",
            true,
            "organization_ids",
            List.of("00000000-0000-0000-0000-000000000000"));
    owner(token).post("/api/v2/users", account).expect(201);
    for (String entry : List.of("*:*", "workspace:*")) {
      String key =
          owner(token)
              .post("/api/v2/users/robot/keys/tokens", Map.of("allow_list", List.of(entry)))
              .expect(201)
              .json()
              .getString("key");
      String asked = "token=" + key;
      assertThat(service.request("POST", "/oauth2/introspect", asked).expect(200).body())
          .contains("\"active\":" + entry.equals("*:*"));
      String kept = asked + "&fresh=true";
      assertThat(service.request("POST", "/oauth2/introspect", kept).expect(200).body())
          .contains("\"active\":true");
    }
  }

  private LatchkeySystem owner(String key) {
    return system.as(key).with("X-Coder-Bypass-Ratelimit", "true");
  }

  private static String id(String key) {
    return key.substring(0, key.indexOf('-'));
  }
}
