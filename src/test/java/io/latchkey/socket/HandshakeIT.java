package io.latchkey.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests at the address of a socket that ask for none, or not as they should. */
@ServerTest
class HandshakeIT {
  private static final int PATIENCE = 20_000; // milliseconds

  private static final String[] UPGRADE = {
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
  };

  private static Person member;
  private static String path;

  @BeforeAll
  static void makeATemplate() {
    member = Fixtures.newMember();
    path = SocketClient.path(Fixtures.newTemplate());
  }

  @Test
  void withoutAnUpgradeTheAnswerSaysSo() {
    Answer answer = member.calls().get(path).expect(426);
    assertThat(answer.message()).contains("WebSocket");
    assertThat(answer.header("X-Coder-Request-Id")).isPresent();
    LatchkeySystem.underTest().get(path).expect(401);
  }

  @Test
  void aHandshakeThatIsNoneIsRefused() throws IOException {
    String key = "Coder-Session-Token: " + member.session();
    String[] start = {"Connection: Upgrade", "Upgrade: websocket", key};
    assertThat(status("GET", start)).as("no key of its own").isEqualTo(400);
    assertThat(status("GET", start, "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x"))
        .isEqualTo(400);
    assertThat(status("GET", start, UPGRADE[3], "Sec-WebSocket-Version: 8")).isEqualTo(426);
    assertThat(status("POST", UPGRADE, key)).isEqualTo(405);
    assertThat(status("GET", UPGRADE)).isEqualTo(401);
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws IOException {
    String key = "Coder-Session-Token: " + member.session();
    for (String form : new String[] {path + "?%", path + "?a=%zz", path + "?a|b", path + ";a|b"}) {
      try (RawConnection connection = RawConnection.open(LatchkeySystem.underTest())) {
        assertThat(connection.head("GET " + form, with(UPGRADE, key)).interimStatus())
            .as(form)
            .isEqualTo(400);
      }
    }
  }

  /**
   * Tyrus, which Payara has, would wait for itself with one of the threads that answer requests.
   */
  @Test
  void whatIsSaidTooEarlyIsRefusedOrHeard() throws IOException {
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: latchkey"));
    lines.addAll(List.of(with(UPGRADE, "Coder-Session-Token: " + member.session())));
    String bye = "\u0088\u0082aaaab\u0089"; // "closed 1000" with a mask
    try (RawConnection connection = RawConnection.open(LatchkeySystem.underTest())) {
      connection.send(String.join("\r\n", lines) + "\r\n\r\n" + bye);
      int status = connection.interimStatus();
      assertThat(status).isIn(101, 400);
      assertThat(connection.isAnswered(PATIENCE)).as("more after %d", status).isTrue();
    }
  }

  private static String[] with(String[] headers, String... more) {
    List<String> lines = new ArrayList<>(List.of(headers));
    lines.addAll(List.of(more));
    return lines.toArray(String[]::new);
  }

  @Test
  void aHandshakeHasNoBody() throws IOException {
    String key = "Coder-Session-Token: " + member.session();
    assertThat(status("GET", UPGRADE, key, "Content-Length: 2"))
        .as("not all servers hand it on")
        .isIn(400, 408);
  }

  private static int status(String method, String[] headers, String... more) throws IOException {
    try (RawConnection connection = RawConnection.open(LatchkeySystem.underTest())) {
      connection.head(method + " " + path, with(headers, more));
      if (List.of(more).contains("Content-Length: 2")) {
        connection.send("{}");
      }
      Answer answer = connection.answer();
      assertThat(answer.message()).isNotEmpty();
      return answer.status();
    }
  }

  @Test
  void anAddressWrittenOtherwiseOpensNothingUnasked() throws IOException {
    String version = path.replaceFirst("/dynamic-parameters$", "");
    for (String form :
        new String[] {
          version + "/dynamic%2Dparameters",
          version + "/dynamic-parameters/",
          version + "/dynamic-parameters;x",
          version.replace("/api/v2", "//api/v2") + "/dynamic-parameters",
          version.replace("/api/v2", "/api;x/v2") + "/dynamic-parameters",
          version.replace("/api/v2", "/api/./v2") + "/%64ynamic-parameters"
        }) {
      try (RawConnection connection = RawConnection.open(LatchkeySystem.underTest())) {
        Answer answer = connection.head("GET " + form, UPGRADE).answer();
        assertThat(answer.status()).as(form).isIn(400, 401, 404);
      }
    }
  }
}
