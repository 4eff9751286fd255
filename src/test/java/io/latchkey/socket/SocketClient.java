package io.latchkey.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of a WebSocket, which notes what it is told. */
final class SocketClient implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 20;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private WebSocket socket;

  private SocketClient() {}

  /** The address of the socket about a template's version. */
  static String path(String template) {
    String version =
        Fixtures.owner()
            .get("/api/v2/templates/" + template)
            .expect(200)
            .json()
            .getString("active_version_id");
    return "/api/v2/templateversions/" + version + "/dynamic-parameters";
  }

  /** Opens one. */
  static SocketClient open(String path, Map<String, String> headers) {
    SocketClient client = new SocketClient();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    headers.forEach(builder::header);
    String address = LatchkeySystem.underTest().address() + path;
    client.socket =
        builder.buildAsync(URI.create(address.replaceFirst("http", "ws")), client).join();
    return client;
  }

  /** The status of the answer that refuses one. */
  static int refusal(String path, Map<String, String> headers) {
    Throwable refused = catchThrowable(() -> open(path, headers));
    assertThat(refused)
        .as("a socket at %s", path)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  void sendPart(String part) {
    socket.sendText(part, false).join();
  }

  void sendBytes(byte... bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  /** What comes next: a message, or {@code closed} and a code. */
  String next() throws InterruptedException {
    return received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      received.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    received.add("closed " + code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    received.add("broken: " + error);
  }
}
