package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same place under other addresses: whatever an address is written like, what answers there is
 * treated as the API, with its headers, or as nothing.
 */
@ServerTest
class PathFormsIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%61pi/v2/buildinfo",
        "/api/%76%32/buildinfo",
        "/%61%70%69/%76%32/nothing",
        "/api/v2;x=%2F;y/buildinfo",
        "/api/v2;x/buildinfo",
        "/api/v2;x",
        "/api/v2/;x/buildinfo",
        "//api/v2/buildinfo",
        "/api//v2/buildinfo",
        "///api///v2///buildinfo",
        "/./api/v2/buildinfo",
        "/api/./v2/buildinfo",
        "/x/../api/v2/buildinfo",
        "/x/..;/api/v2/buildinfo",
        "/%2e/api/v2/buildinfo",
        "/x/%2e%2e/api/v2/buildinfo",
        "/api%2Fv2/buildinfo",
        "/%2Fapi/v2/buildinfo",
        "/api/v2%2Fbuildinfo",
        "/api%5Cv2/buildinfo",
        "/api/v2/../v2/buildinfo",
        "/;x/api/v2/buildinfo",
        "/;/api/v2/users/me",
        "/%62in/coder-linux-amd64",
        "//bin/coder-linux-amd64",
        "/bin;x/coder-linux-amd64",
        "/%2ewell-known/x",
        "//.well-known/x",
        "/oauth2;x/authorize"
      })
  void anAddressIsTheApiOrNothing(String path) throws IOException {
    try (RawConnection connection = RawConnection.open(LatchkeySystem.underTest())) {
      Answer answer =
          connection.head("GET " + path, "Accept: text/html", "Connection: close").answer();
      assertThat(answer.body()).as("%s", answer).doesNotContainIgnoringCase("<html", "<!doctype");
      if (answer.status() == 400 && answer.header("X-Coder-Request-Id").isEmpty()) {
        return; // the server itself, before any filter
      }
      assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
      if (!answer.header("X-Coder-Request-Id").isPresent()) {
        assertThat(answer.status()).as("%s", answer).isIn(400, 404);
        assertThat(answer.message()).isNotEmpty();
      } else {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
            .contains("default-src 'none'; frame-ancestors 'none'");
      }
      assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }
  }
}
