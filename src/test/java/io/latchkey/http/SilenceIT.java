package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers are not told: which server this is, and what it counts. */
@ServerTest
class SilenceIT {

  private final LatchkeySystem system = LatchkeySystem.underTest();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /js/app.js",
        "GET /login",
        "GET /nothing",
        "POST /nothing",
        "GET /api/v2/buildinfo",
        "GET /api/v2/users/me",
        "GET /api/v2/nothing",
        "PATCH /api/v2/buildinfo",
        "TRACE /api/v2/buildinfo",
        "GET /bin/x",
        "GET /healthz",
        "GET /health",
        "GET /health/live",
        "GET /health/ready",
        "GET /openapi",
        "GET /metrics",
        "GET /%00",
        "GET /api/v2/users/%C3%28",
        "NONSENSE /"
      })
  void noAnswerNamesTheServer(String line) throws IOException {
    try (RawConnection connection = RawConnection.open(system)) {
      Answer answer = connection.head(line, "Connection: close").answer();
      assertThat(answer.header("Server")).as("%s", answer).isEmpty();
      assertThat(answer.header("X-Powered-By")).isEmpty();
      if (answer.status() >= 400) {
        assertThat(answer.body())
            .doesNotContainIgnoringCase("payara", "glassfish", "grizzly", "undertow", "jboss");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/metrics/",
        "/metrics/base",
        "/metrics/vendor",
        "/metrics/application",
        "/metrics/base/memory.usedHeap",
        "/%6detrics",
        "//metrics",
        "/metrics;x"
      })
  void theServersOwnFiguresAreOutOfReach(String path) throws IOException {
    for (String accept : new String[] {"*/*", "text/plain", "application/json"}) {
      for (String method : new String[] {"GET", "OPTIONS"}) {
        try (RawConnection connection = RawConnection.open(system)) {
          Answer answer =
              connection
                  .head(method + " " + path, "Accept: " + accept, "Connection: close")
                  .answer();
          assertThat(answer.status()).as("%s", answer).isIn(400, 404, 405);
          assertThat(answer.body()).doesNotContain("memory", "# TYPE");
        }
      }
    }
  }

  @Test
  void ourOwnAreReachedWithAKey() {
    Fixtures.owner().get("/api/v2/metrics").expect(200);
  }
}
