package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops lets running requests end, and takes no others. */
@ScriptTest
class ShutdownIT {

  private static final String TOKENS = "/api/v2/users/me/keys/tokens";

  /** How long a busy machine may take to pass the signal on. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Milliseconds for one probe; the body that is held back must follow within ten seconds. */
  private static final int SOON = 1_000;

  @Test
  void requestsThatRunOrWaitWhenTheServerIsToStopAreAnswered(@TempDir Path data) throws Exception {
    ServerScript script = new ServerScript(data, Map.of("LATCHKEY_REVOCATION_LEASE", "5s"));
    LatchkeySystem system = script.start();
    // Logging in also warms the server up: the request itself is answered fast on a busy machine.
    String session = Fixtures.ownerSession(system);
    String key = "Coder-Session-Token: " + session;
    String body = "{\"token_name\":\"last\"}";
    try (RawConnection waiting = RawConnection.open(system);
        RawConnection running = RawConnection.open(system)) {
      waitForTheRevocation(waiting, key, system.as(session));
      running.head(
          "POST " + TOKENS, key, "Expect: 100-continue", "Content-Length: " + body.length());
      // The application has the request: only then does the server ask for the body.
      assertThat(running.interimStatus()).isEqualTo(100);
      running.send(body.substring(0, 10));
      script.askToStop();
      assertThat(answersUntilItStops(system)).isEqualTo(503);
      running.send(body.substring(10)).answer().expect(201);
      waiting.answer().expect(204);
    }
    assertThat(script.stop()).isZero();
    assertThat(number(script, "select count(*) from api_keys where token_name = 'last'"))
        .isEqualTo(1);
    assertThat(number(script, "select count(*) from lease_holders"))
        .as("leases that revocations wait for")
        .isZero();
  }

  /** Once the token has left the list, its revocation is answered only after the lease. */
  private static void waitForTheRevocation(RawConnection waiting, String key, LatchkeySystem olga)
      throws IOException {
    String token = olga.post(TOKENS, Map.of()).expect(201).json().getString("key");
    String id = token.substring(0, token.indexOf('-'));
    waiting.head("PUT /api/v2/users/me/keys/" + id + "/expire", key, "Content-Length: 0");
    long start = System.nanoTime();
    while (olga.get(TOKENS).body().contains(id)) {
      assertThat(System.nanoTime() - start).as("not revoked").isLessThan(PATIENCE.toNanos());
    }
  }

  /** The status of the first request that is not served as usual. */
  private static int answersUntilItStops(LatchkeySystem system) throws IOException {
    long start = System.nanoTime();
    int status = 200;
    while (status == 200 && System.nanoTime() - start < PATIENCE.toNanos()) {
      try (RawConnection probe = RawConnection.open(system)) {
        probe.head("GET /healthz", "Connection: close");
        if (probe.isAnswered(SOON)) { // otherwise another is made
          status = probe.answer().status();
        }
      }
    }
    return status;
  }

  private static int number(ServerScript script, String query) throws SQLException {
    try (Connection database = script.database();
        Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getInt(1);
    }
  }
}
