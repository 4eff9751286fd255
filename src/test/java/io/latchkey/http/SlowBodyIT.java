package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that come slowly, in pieces, or are too large: none of them keeps others waiting, and each
 * has ten seconds, and one more for every 100 kB that came.
 */
@ServerTest
class SlowBodyIT {
  private static final String LOGIN = "POST /api/v2/users/login";
  private static final String JSON = "Content-Type: application/json";

  /** More than the worker threads of any server here that can be filled by waiting. */
  private static final int MANY = 64;

  /** Milliseconds between the bytes of a body that drips. */
  private static final int PAUSE = 500;

  private static final Path LOG =
      Path.of(System.getProperty("latchkey.test.log", "target/it/server.0.log"));

  private final LatchkeySystem system = LatchkeySystem.underTest();

  @ParameterizedTest
  @ValueSource(strings = {"/api/v2/users/login", "/api/v2/users/me", "/healthz", "/login"})
  void dozensOfDrippingBodiesKeepNobodyWaiting(String path) throws IOException {
    LatchkeySystem member = Fixtures.newMember().calls();
    List<RawConnection> dripping = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        RawConnection connection = RawConnection.open(system);
        dripping.add(connection);
        if (i % 2 == 0) {
          connection.head("POST " + path, JSON, "Content-Length: 1000").send("{");
        } else {
          connection.head("POST " + path, JSON, "Transfer-Encoding: chunked").send("100\r\n{");
        }
      }
      member.get("/api/v2/users/me").expect(200);
      system.get("/health/live").expect(200);
      system.get("/health/ready").expect(200);
      system.get("/healthz").expect(200);
      member.post("/api/v2/users/me/keys").expect(201);
      for (RawConnection connection : dripping) {
        assertThat(connection.isAnswered(1)).as("still waited for").isFalse();
      }
    } finally {
      for (RawConnection connection : dripping) {
        connection.close();
      }
    }
  }

  @Test
  void dozensOfDrippingHeadersKeepNobodyWaiting() throws IOException {
    LatchkeySystem member = Fixtures.newMember().calls();
    List<RawConnection> dripping = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        RawConnection connection = RawConnection.open(system);
        dripping.add(connection);
        connection.send(LOGIN + " HTTP/1.1\r\nHost: a\r\nX-A: ");
      }
      member.get("/api/v2/users/me").expect(200);
      system.get("/health/live").expect(200);
      for (RawConnection connection : dripping) {
        assertThat(connection.isAnswered(1)).as("still waited for").isFalse();
      }
    } finally {
      for (RawConnection connection : dripping) {
        connection.close();
      }
    }
  }

  @Test
  void aSilentBodyIsRefusedAfterItsDeadline() throws IOException {
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Content-Length: 1000");
      assertRefused(connection, 408, "Request body took too long.");
    }
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Transfer-Encoding: chunked").send("1\r\n{\r\n");
      assertRefused(connection, 408, "Request body took too long.");
    }
  }

  @Test
  void aDrippingBodyIsRefusedAfterItsDeadline() throws IOException {
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Content-Length: 1000").drip(PAUSE);
      assertRefused(connection, 408, "Request body took too long.");
      assertThat(connection.isClosed()).as("closed").isTrue();
    }
  }

  @Test
  void itIsLoggedInOneLineWithoutAStackTrace() throws IOException {
    assumeTrue(Files.isReadable(LOG), "the server under test runs elsewhere");
    int before = log().length();
    Answer refused;
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Content-Length: 1000").send("{");
      refused = connection.answer().expect(408);
    }
    String id = refused.header("X-Coder-Request-Id").orElseThrow();
    while (!log().contains(id)) {
      system.get("/healthz").expect(200);
    }
    assertThat(log().lines().filter(line -> line.contains(id)))
        .singleElement()
        .asString()
        .contains("refused status=408 reason=slow_body ");
    assertThat(log().substring(before)).doesNotContain("\tat ", "Fault ");
  }

  @ParameterizedTest
  @ValueSource(longs = {(1 << 20) + 1, 10 << 20, Integer.MAX_VALUE, 1L << 40})
  void aBodyThatIsSaidToBeTooLargeIsRefusedAtOnce(long length) throws IOException {
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Content-Length: " + length);
      assertRefused(connection, 413, "Request body is too large.");
    }
  }

  @Test
  void aBodyOfUnknownLengthIsRefusedOnceItIsTooLarge() throws IOException {
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Transfer-Encoding: chunked");
      connection.send(("8000\r\n" + " ".repeat(1 << 15) + "\r\n").repeat(33));
      assertRefused(connection, 413, "Request body is too large.");
    }
  }

  @Test
  void aBodyInPiecesIsReadWhole() throws IOException {
    LatchkeySystem owner = Fixtures.owner();
    String name = Fixtures.unique("pieces");
    String body = "{\"token_name\":\"" + name + "\"}";
    String key = "Coder-Session-Token: " + Fixtures.ownerSession();
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(
          "POST /api/v2/users/me/keys/tokens?x=%25%2F",
          key, JSON, "Content-Length: " + body.length());
      for (String piece : halves(body)) {
        assertThat(connection.isAnswered(PAUSE)).isFalse();
        connection.send(piece);
      }
      connection.answer().expect(201);
      body = body.replace(name, name + "-chunked");
      connection.head("POST /api/v2/users/me/keys/tokens", key, JSON, "Transfer-Encoding: chunked");
      for (String piece : halves(body)) {
        assertThat(connection.isAnswered(PAUSE)).isFalse();
        connection.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
      }
      connection.send("0\r\n\r\n").answer().expect(201);
    }
    owner.get("/api/v2/users/me/keys/tokens/" + name).expect(200);
    owner.get("/api/v2/users/me/keys/tokens/" + name + "-chunked").expect(200);
  }

  @Test
  void aBodyThatIsAnnouncedIsAskedFor() throws IOException {
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(LOGIN, JSON, "Content-Length: 2", "Expect: 100-continue");
      assertThat(connection.interimStatus()).isEqualTo(100);
      connection.send("{}").answer().expect(400);
    }
  }

  /** The key is looked up once the body is there: a body cannot stretch what was true before. */
  @Test
  void aKeyThatEndsWhileTheBodyDripsIsRefused() throws IOException {
    Fixtures.Person member = Fixtures.newMember();
    String body = "{}";
    try (RawConnection connection = RawConnection.open(system)) {
      connection.head(
          "POST /api/v2/users/me/keys/tokens",
          "Coder-Session-Token: " + member.session(),
          JSON,
          "Content-Length: " + body.length());
      connection.send("{");
      assertThat(connection.isAnswered(PAUSE)).isFalse();
      member.calls().post("/api/v2/users/logout").expect(200);
      connection.send("}").answer().expect(401);
    }
  }

  private static void assertRefused(RawConnection connection, int status, String message)
      throws IOException {
    Answer refused = connection.answer().expect(status);
    assertThat(refused.message()).isEqualTo(message);
    assertThat(refused.mediaType()).isEqualTo("application/json; charset=utf-8");
    assertThat(refused.header("Connection")).contains("close");
    assertThat(refused.header("Cache-Control")).contains("no-store");
    assertThat(refused.header("X-Content-Type-Options")).contains("nosniff");
  }

  private static List<String> halves(String text) {
    return List.of(text.substring(0, text.length() / 2), text.substring(text.length() / 2));
  }

  private static String log() throws IOException {
    return Files.readString(LOG, StandardCharsets.UTF_8);
  }
}
