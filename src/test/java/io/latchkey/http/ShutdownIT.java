package io.latchkey.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops lets running requests end, and takes no others. */
@ScriptTest
class ShutdownIT {

  /** How long a busy machine may take to pass the signal on. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aRequestThatRunsWhenTheServerIsToStopIsAnswered(@TempDir Path data)
      throws IOException, InterruptedException {
    ServerScript script = new ServerScript(data, Map.of());
    LatchkeySystem system = script.start();
    try (Socket running = new Socket(system.address().getHost(), system.address().getPort())) {
      running.setSoTimeout((int) PATIENCE.toMillis());
      String body =
          "{\"email\":\"olga@example.com\",\"username\":\"olga\","
              + "\"password\":\"Lantern-42-over-the-quay\"}";
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(running.getInputStream(), US_ASCII));
      send(running, head(system.address(), body.length()));
      // The application has the request: only then does the server ask for the body.
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(answer.readLine()).isEmpty();
      send(running, body.substring(0, 10));
      script.askToStop();
      assertThat(answersUntilItStops(system)).isEqualTo(503);
      send(running, body.substring(10));
      assertThat(answer.readLine()).isEqualTo("HTTP/1.1 201 Created");
    }
    assertThat(script.stop()).isZero();
  }

  private static String head(URI address, int length) {
    return "POST /api/v2/users/first HTTP/1.1\r\nHost: "
        + address.getAuthority()
        + "\r\nExpect: 100-continue\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  /** The status of the first request that is not served as usual. */
  private static int answersUntilItStops(LatchkeySystem system) {
    long start = System.nanoTime();
    int status = 200;
    while (status == 200 && System.nanoTime() - start < PATIENCE.toNanos()) {
      status = system.get("/healthz").status();
    }
    return status;
  }
}
