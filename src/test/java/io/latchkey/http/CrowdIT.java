package io.latchkey.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What one client without a key can do to all others by asking for much: little. */
@ServerTest
class CrowdIT {
  private static final int READERS = 210; // more than the server has threads
  private static final int IN_ONE_BREATH = 40;
  private static final int SOON_MS = 15_000;
  private static final String OPEN_API = "GET /openapi HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  /** SETTINGS: INITIAL_WINDOW_SIZE = 0 (RFC 9113, 6.5.2). */
  private static final byte[] NO_WINDOW = {0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0};

  /** GET http x /openapi, as HPACK has it (RFC 7541). */
  private static final byte[] ASK = {
    (byte) 0x82, (byte) 0x86, 1, 1, 'x', 4, 8, '/', 'o', 'p', 'e', 'n', 'a', 'p', 'i'
  };

  private final LatchkeySystem anybody = LatchkeySystem.underTest();
  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private Socket connect(String from) throws IOException {
    URI server = anybody.address();
    Socket socket = new Socket();
    open.add(socket);
    socket.setReceiveBufferSize(2048);
    socket.setSoTimeout(SOON_MS);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    return socket;
  }

  @Test
  void aBodyOfManyValuesIsRefusedBeforeItIsBound() {
    String body = "{\"email\":[" + "[0],".repeat(10_000) + "0],\"password\":\"x\"}";
    assertThat(anybody.request("POST", "/api/v2/users/login", body).expect(400).detail())
        .isEqualTo("too many values");
  }

  @Test
  @DisabledIfSystemProperty(
      named = "latchkey.url",
      matches = ".+",
      disabledReason = "how many threads another server has is not known")
  void oneClientsReadersThatTakeNothingLeaveThreadsForOthers() throws IOException {
    for (int reader = 0; reader < READERS; reader++) {
      connect("127.0.0.5")
          .getOutputStream()
          .write(OPEN_API.repeat(IN_ONE_BREATH).getBytes(US_ASCII));
    }
    assertAnswersOthers();
  }

  /** Each stream is a request, of a client that takes nothing. */
  @Test
  @DisabledIfSystemProperty(
      named = "latchkey.url",
      matches = ".+",
      disabledReason = "how many threads another server has is not known")
  void oneClientsStreamsOfHttp2LeaveThreadsForOthers() throws IOException {
    for (int connection = 0; connection < 10; connection++) {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      frames.writeBytes(PREFACE.getBytes(US_ASCII));
      frames.writeBytes(NO_WINDOW);
      for (int stream = 1; stream < 2 * IN_ONE_BREATH; stream += 2) {
        frames.writeBytes(new byte[] {0, 0, (byte) ASK.length, 1, 5, 0, 0, 0, (byte) stream});
        frames.writeBytes(ASK);
      }
      connect("127.0.0.7").getOutputStream().write(frames.toByteArray());
    }
    assertAnswersOthers();
  }

  @Test
  void clientsThatLeaveWhileTheyWaitAreForgotten() throws IOException {
    String expire =
        "PUT /api/v2/users/me/keys/0123456789/expire HTTP/1.1\r\nHost: x\r\n"
            + "Content-Length: 0\r\nCoder-Session-Token: "
            + Fixtures.newMember().session()
            + "\r\n\r\n";
    for (int client = 0; client <= RequestsAtOnce.MOST; client++) {
      try (Socket leaving = connect("127.0.0.8")) {
        leaving.getOutputStream().write(expire.getBytes(US_ASCII));
      }
    }
    long start = System.nanoTime();
    String status;
    do {
      Socket next = connect("127.0.0.8");
      next.getOutputStream().write(expire.getBytes(US_ASCII));
      status = new String(next.getInputStream().readNBytes(12), US_ASCII);
    } while (status.endsWith("503") && (System.nanoTime() - start) / 1_000_000 < SOON_MS);
    assertThat(status).isEqualTo("HTTP/1.1 404");
  }

  private void assertAnswersOthers() throws IOException {
    Socket other = connect("127.0.0.6");
    other
        .getOutputStream()
        .write("GET /api/v2/buildinfo HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
    assertThat(new String(other.getInputStream().readNBytes(12), US_ASCII))
        .isEqualTo("HTTP/1.1 200");
  }
}
