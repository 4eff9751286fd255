package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.NeighbourClient;
import io.latchkey.fixture.Nginx;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that send {@code X-Forwarded-For} themselves, through nginx with the configuration of
 * {@code docker/nginx.conf}. The node trusts more addresses than the proxy's, those of the clients
 * among them, as a careless setting would: even then the proxy lets no header through.
 */
@ScriptTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedAddressIT {

  private static final String LOGIN = "/api/v2/users/login";
  private static final String CLIENT = "127.0.0.9";
  private static final String PASSWORD = "Lantern-42-over-the-quay";
  private static final Map<String, String> OLGA =
      Map.of("email", "olga@example.com", "password", PASSWORD);

  private ServerScript script;
  private LatchkeySystem node;
  private Nginx nginx;
  private LatchkeySystem olga;

  @BeforeAll
  void startBehindNginx(@TempDir Path folder) throws IOException {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Map<String, String> settings = Map.of("CODER_PROXY_TRUSTED_ORIGINS", "127.0.0.0/8");
    script = new ServerScript(folder.resolve("node"), settings);
    node = script.start();
    nginx = Nginx.before(folder.resolve("nginx"), node.address(), node.address());
    node.post(
            "/api/v2/users/first",
            Map.of("email", "olga@example.com", "username", "olga", "password", PASSWORD))
        .expect(201);
    olga = node.as(node.post(LOGIN, OLGA).expect(201).json().getString("session_token"));
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (nginx != null) {
      nginx.stop();
      script.stop();
    }
  }

  private Answer logIn(String from, String forged, Map<String, String> as) throws IOException {
    return new NeighbourClient(from, nginx.system())
        .post(LOGIN, Map.of("X-Forwarded-For", forged), as);
  }

  @Test
  void auditLogAndKeyNameTheClientAndNotWhatItForged() throws IOException {
    for (String forged : List.of("192.0.2.7", "192.0.2.7, 127.0.0.1", "127.0.0.1")) {
      String session = logIn(CLIENT, forged, OLGA).expect(201).json().getString("session_token");
      JsonObject row =
          olga.get("/api/v2/audit?limit=1&q=action:login")
              .json()
              .getJsonArray("audit_logs")
              .getJsonObject(0);
      assertThat(row.getString("ip")).as("audited after %s", forged).isEqualTo(CLIENT);
      assertThat(olga.get("/api/v2/users/me/keys").jsonArray().getValuesAs(JsonObject.class))
          .filteredOn(key -> session.startsWith(key.getString("id") + "-"))
          .extracting(key -> key.getString("ip_address"))
          .as("key after %s", forged)
          .containsExactly(CLIENT);
    }
  }

  /** Twenty failures are an address's share at one account; each of these claims another one. */
  @Test
  void guessingIsSlowedDownWhateverAddressIsForged() throws IOException {
    Map<String, String> guess = Map.of("email", "nobody@example.com", "password", "guessed");
    List<Integer> statuses = new ArrayList<>();
    for (int i = 1; i <= 25; i++) {
      statuses.add(logIn("127.0.0.10", "198.51.100." + i, guess).status());
    }
    assertThat(statuses).startsWith(401).endsWith(429);
    assertThat(logIn("127.0.0.11", "198.51.100.25", OLGA).status()).isEqualTo(201);
  }
}
