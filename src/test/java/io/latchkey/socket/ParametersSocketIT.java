package io.latchkey.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The socket that the reference's console opens before it offers to make a workspace. */
@ServerTest
class ParametersSocketIT {
  private static final String FIRST = form(-1);

  private static Person member;
  private static String path;

  @BeforeAll
  static void makeATemplate() {
    member = Fixtures.newMember();
    path = SocketClient.path(Fixtures.newTemplate());
  }

  private static String form(long id) {
    return "{\"id\":" + id + ",\"diagnostics\":[],\"parameters\":[]}";
  }

  private static Map<String, String> key(String key) {
    return Map.of("Coder-Session-Token", key);
  }

  private static SocketClient open() {
    return SocketClient.open(path + "?user_id=" + member.id(), key(member.session()));
  }

  @Test
  void saysAtOnceAndInAnswerToEveryMessageThatNothingIsAsked() throws InterruptedException {
    SocketClient client = open();
    assertThat(client.next()).isEqualTo(FIRST);
    client.send("{\"id\":0,\"owner_id\":\"" + member.id() + "\",\"inputs\":{}}");
    assertThat(client.next()).isEqualTo(form(0));
    client.sendPart("{\"id\":7,");
    client.send("\"inputs\":{\"a\":\"b\"}}");
    assertThat(client.next()).isEqualTo(form(7));
    client.close();
    assertThat(client.next()).isEqualTo("closed 1000");
  }

  @Test
  void manyMessagesInOneBreathAreAnsweredInTheirOrder() throws InterruptedException {
    SocketClient client = open();
    assertThat(client.next()).isEqualTo(FIRST);
    for (int i = 0; i < 10; i++) {
      client.send("{\"id\":" + i + "}");
    }
    for (int i = 0; i < 10; i++) {
      assertThat(client.next()).isEqualTo(form(i));
    }
    client.close();
  }

  @Test
  void closesOnWhatIsNoMessage() throws InterruptedException {
    for (String bad :
        new String[] {"nonsense", "", "[]", "{\"id\":\"7\"}", "{\"id\":1.5}", "{}{"}) {
      SocketClient client = open();
      assertThat(client.next()).isEqualTo(FIRST);
      client.send(bad);
      assertThat(client.next()).as("after %s", bad).isEqualTo("closed 1007");
    }
  }

  @Test
  void closesOnBytes() throws InterruptedException {
    SocketClient client = open();
    assertThat(client.next()).isEqualTo(FIRST);
    client.sendBytes((byte) '{', (byte) '}');
    assertThat(client.next()).isEqualTo("closed 1003");
  }

  @Test
  void closesOnAMessageThatIsTooBig() throws InterruptedException {
    SocketClient client = open();
    assertThat(client.next()).isEqualTo(FIRST);
    client.send("{\"id\":1,\"x\":\"" + "x".repeat(60_000) + "\"}");
    assertThat(client.next()).isEqualTo(form(1));
    client.send("{\"id\":2,\"x\":\"" + "x".repeat(70_000) + "\"}");
    assertThat(client.next()).isEqualTo("closed 1009");
  }

  @Test
  void closesOnAMessageThatIsTooBigInParts() throws InterruptedException {
    SocketClient client = open();
    assertThat(client.next()).isEqualTo(FIRST);
    for (int i = 0; i < 7; i++) {
      client.sendPart("x".repeat(10_000));
    }
    assertThat(client.next()).isEqualTo("closed 1009");
  }

  @Test
  void closesOnceTheKeyIsOver() throws InterruptedException {
    Person leaving = Fixtures.newMember();
    SocketClient client = SocketClient.open(path, key(leaving.session()));
    assertThat(client.next()).isEqualTo(FIRST);
    leaving.calls().post("/api/v2/users/logout").expect(200);
    client.send("{\"id\":1}");
    assertThat(client.next()).isEqualTo("closed 1008");
  }

  @Test
  void closesOnceTheUserIsSuspended() throws InterruptedException {
    Person leaving = Fixtures.newMember();
    SocketClient client = SocketClient.open(path, key(leaving.session()));
    assertThat(client.next()).isEqualTo(FIRST);
    Fixtures.owner().put(leaving.path() + "/status/suspend").expect(200);
    client.send("{\"id\":1}");
    assertThat(client.next()).isEqualTo("closed 1008");
  }

  @Test
  void opensForNobodyWithoutAGoodKey() {
    assertThat(SocketClient.refusal(path, Map.of())).isEqualTo(401);
    assertThat(SocketClient.refusal(path, key("nonsense"))).isEqualTo(401);
    assertThat(SocketClient.refusal(path, key("aaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbb"))).isEqualTo(401);
  }

  @Test
  void opensOnlyForWhoMayReadTheTemplate() throws InterruptedException {
    assertThat(SocketClient.refusal(path, key(token("{\"scopes\":[\"user:read\"]}"))))
        .isEqualTo(404);
    String elsewhere = "template:" + UUID.randomUUID();
    String confined = token("{\"scopes\":[\"coder:all\"],\"allow_list\":[\"" + elsewhere + "\"]}");
    assertThat(SocketClient.refusal(path, key(confined))).isEqualTo(404);
    String nowhere = "/api/v2/templateversions/" + UUID.randomUUID() + "/dynamic-parameters";
    assertThat(SocketClient.refusal(nowhere, key(member.session()))).isEqualTo(404);
    String odd = "/api/v2/templateversions/me/dynamic-parameters";
    assertThat(SocketClient.refusal(odd, key(member.session()))).isEqualTo(404);
    SocketClient client = SocketClient.open(path, key(token("{\"scopes\":[\"template:read\"]}")));
    assertThat(client.next()).isEqualTo(FIRST);
    client.close();
  }

  private static String token(String wish) {
    return member
        .calls()
        .request("POST", member.path() + "/keys/tokens", wish)
        .expect(201)
        .json()
        .getString("key");
  }

  @Test
  void aPageOfAnotherSiteOpensNoneWithTheCookie() throws InterruptedException {
    String cookie = "coder_session_token=" + member.session();
    String own = LatchkeySystem.underTest().address().toString();
    for (Map<String, String> foreign :
        List.of(
            Map.of("Cookie", cookie, "Origin", "https://elsewhere.example"),
            Map.of("Cookie", cookie, "Origin", "null"),
            Map.of("Cookie", cookie, "Origin", own, "Sec-Fetch-Site", "cross-site"))) {
      assertThat(SocketClient.refusal(path, foreign))
          .as("%s", foreign.get("Origin"))
          .isEqualTo(403);
    }
    String inTheAddress = path + "?coder_session_token=" + member.session();
    assertThat(SocketClient.refusal(inTheAddress, Map.of("Origin", "https://elsewhere.example")))
        .isEqualTo(403);
    SocketClient client = SocketClient.open(path, Map.of("Cookie", cookie, "Origin", own));
    assertThat(client.next()).isEqualTo(FIRST);
    client.close();
  }

  @Test
  void aUserHasOnlySoManyAtOnce() throws InterruptedException {
    Person eager = Fixtures.newMember();
    List<SocketClient> clients = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      clients.add(SocketClient.open(path, key(eager.session())));
      assertThat(clients.get(i).next()).isEqualTo(FIRST);
    }
    assertThat(SocketClient.refusal(path, key(eager.session()))).isEqualTo(429);
    for (SocketClient client : clients) {
      client.close();
      assertThat(client.next()).isEqualTo("closed 1000");
    }
    SocketClient again = SocketClient.open(path, key(eager.session()));
    assertThat(again.next()).as("there is room again").isEqualTo(FIRST);
    again.close();
  }
}
