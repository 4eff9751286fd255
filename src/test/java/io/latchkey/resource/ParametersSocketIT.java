package io.latchkey.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The socket that the reference's console opens before it offers to make a workspace. */
@ServerTest
class ParametersSocketIT {
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  @Test
  void saysAtOnceAndOnEveryMessageThatNothingIsAsked() throws InterruptedException {
    WebSocket socket = open(Fixtures.ownerSession(), version());
    assertThat(next()).isEqualTo("{\"id\":0,\"diagnostics\":[],\"parameters\":[]}");
    socket.sendText("{\"id\":7,\"owner_id\":\"x\",\"inputs\":{\"a\":\"b\"}}", true).join();
    assertThat(next()).isEqualTo("{\"id\":7,\"diagnostics\":[],\"parameters\":[]}");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    assertThat(next()).isEqualTo("closed 1000");
  }

  @Test
  void closesOnWhatIsNoMessage() throws InterruptedException {
    WebSocket socket = open(Fixtures.ownerSession(), version());
    assertThat(next()).startsWith("{\"id\":0");
    socket.sendText("nonsense", true).join();
    assertThat(next()).isEqualTo("closed 1003");
  }

  @Test
  void opensOnlyForWhoMayReadTheTemplate() {
    String version = version();
    assertThatThrownBy(() -> open("aaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbb", version))
        .satisfies(refused -> assertThat(status(refused)).isEqualTo(401));
    Person member = Fixtures.newMember();
    String keys = member.path() + "/keys/tokens";
    String confined =
        member
            .calls()
            .request("POST", keys, "{\"scopes\":[\"user:read\"]}")
            .expect(201)
            .json()
            .getString("key");
    assertThatThrownBy(() -> open(confined, version))
        .satisfies(refused -> assertThat(status(refused)).isEqualTo(404));
    assertThat(received).isEmpty();
  }

  private static int status(Throwable refused) {
    assertThat(refused)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }

  private static String version() {
    return Fixtures.owner()
        .get("/api/v2/templates/" + Fixtures.newTemplate())
        .expect(200)
        .json()
        .getString("active_version_id");
  }

  private WebSocket open(String key, String version) {
    String path = "/api/v2/templateversions/" + version + "/dynamic-parameters?user_id=me";
    String address = LatchkeySystem.underTest().address() + path;
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Coder-Session-Token", key)
        .buildAsync(URI.create(address.replaceFirst("http", "ws")), new Listener())
        .join();
  }

  private String next() throws InterruptedException {
    return received.poll(30, TimeUnit.SECONDS);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      received.add("closed " + code);
      return null;
    }
  }
}
