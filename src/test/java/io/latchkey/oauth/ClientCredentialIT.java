package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RawConnection;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a service says who it is (verification 3), and what it is told when it is not let in. */
@ServerTest
class ClientCredentialIT {

  private static Asker service;
  private static String presented;

  @BeforeAll
  static void makeKeys() {
    service = Asker.create();
    presented = Asker.token(Fixtures.newMember(), "workspace:read");
  }

  private static Answer ask(LatchkeySystem caller) {
    return ask(caller, "");
  }

  private static Answer ask(LatchkeySystem caller, String more) {
    return caller.request("POST", Asker.INTROSPECT, "token=" + presented + more);
  }

  private static void assertRefused(Answer answer, int status, String error) {
    assertThat(answer.expect(status).json().getString("error")).isEqualTo(error);
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  private static void assertUnknown(Answer answer) {
    assertRefused(answer, 401, "invalid_client");
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}\n");
    assertThat(answer.headers("WWW-Authenticate")).containsExactly("Basic realm=\"coder\"");
  }

  private static void assertAnswered(Answer answer) {
    assertThat(answer.expect(200).json().getBoolean("active")).isTrue();
  }

  @Test
  void theHalvesByBasicOrInTheFormOrTheWholeWhereKeysArePresented() {
    String key = service.key();
    assertAnswered(ask(service.calls()));
    String halves = "&client_id=" + Asker.id(key) + "&client_secret=" + Asker.secret(key);
    assertAnswered(ask(Asker.anybody(), halves));
    assertAnswered(ask(Asker.anybody().as(key)));
    assertAnswered(ask(Asker.anybody().with("Authorization", "Bearer " + key)));
    assertAnswered(ask(Asker.anybody().with("Authorization", "bEARER  " + key)));
    for (String name : List.of("coder_session_token", "access_token")) {
      String path = Asker.INTROSPECT + "?" + name + "=" + key;
      assertAnswered(Asker.anybody().request("POST", path, "token=" + presented));
    }
  }

  @Test
  void theHalvesArePercentDecoded() {
    StringBuilder id = new StringBuilder();
    Asker.id(service.key()).chars().forEach(c -> id.append("%%%02x".formatted(c)));
    String header = Asker.basic(id.toString(), Asker.secret(service.key()));
    assertAnswered(ask(Asker.anybody().with("Authorization", header)));
    assertAnswered(ask(Asker.anybody().with("Authorization", header.replace("Basic", "basic"))));
  }

  @Test
  void aClientIdBesideBasicIsNoSecondWay() {
    assertAnswered(ask(service.calls(), "&client_id=" + Asker.id(service.key())));
  }

  @Test
  void noneOrAWrongOneIsRefused() {
    String key = service.key();
    assertUnknown(ask(Asker.anybody()));
    assertUnknown(ask(Asker.anybody().as("x")));
    assertUnknown(ask(Asker.anybody(), "&client_id=" + Asker.id(key)));
    assertUnknown(ask(Asker.anybody(), "&client_secret=" + Asker.secret(key)));
    assertUnknown(ask(Asker.anybody(), "&client_id=" + key + "&client_secret=" + key));
    assertUnknown(ask(Asker.anybody().as(Asker.id(key) + "-" + "x".repeat(22))));
    Person suspended = Fixtures.newUser("verifier");
    String suspendedKey = Asker.token(suspended, "api_key:introspect");
    Fixtures.owner().put(suspended.path() + "/status/suspend").expect(200);
    assertUnknown(ask(Asker.anybody().as(suspendedKey)));
    assertUnknown(ask(new Asker(suspendedKey).calls()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic Og==",
        "Basic Ojo6",
        "Basic JTo=",
        "Basic JXg6JQ==",
        "Basic /w==",
        "Basic YWJj",
        "Digest x",
        "Bearer",
        "x"
      })
  void whatIsNoCredentialIsRefused(String authorization) {
    assertUnknown(ask(Asker.anybody().with("Authorization", authorization)));
  }

  @Test
  void aKeyWithoutASchemeIsNoCredential() {
    assertUnknown(ask(Asker.anybody().with("Authorization", service.key())));
  }

  @Test
  void aCookieIsNone() {
    LatchkeySystem browser = Asker.anybody();
    assertUnknown(ask(browser.with("Cookie", "coder_session_token=" + service.key())));
    assertAnswered(
        ask(service.calls().with("Cookie", "coder_session_token=" + Fixtures.ownerSession())));
    assertAnswered(ask(service.calls().with("Origin", "https://elsewhere.example")));
  }

  @Test
  void twoWaysAtOnceAreRefused() throws IOException {
    String key = service.key();
    String halves = "&client_id=" + Asker.id(key) + "&client_secret=" + Asker.secret(key);
    assertRefused(ask(service.calls(), halves), 400, "invalid_request");
    assertRefused(ask(service.calls().as(key)), 400, "invalid_request");
    assertRefused(ask(Asker.anybody().as(key), halves), 400, "invalid_request");
    String path = Asker.INTROSPECT + "?access_token=" + key;
    assertRefused(
        service.calls().request("POST", path, "token=" + presented), 400, "invalid_request");
    String header = "Authorization: " + Asker.basic(Asker.id(key), Asker.secret(key));
    String body = "token=" + presented;
    try (RawConnection connection = RawConnection.open(LatchkeySystem.underTest())) {
      Answer answer =
          connection
              .head(
                  "POST " + Asker.INTROSPECT,
                  header,
                  header,
                  "Content-Type: application/x-www-form-urlencoded",
                  "Content-Length: " + body.length(),
                  "Connection: close")
              .send(body)
              .answer();
      assertThat(answer.status()).as("%s", answer).isIn(400, 401);
      assertThat(answer.body()).doesNotContain("active");
    }
  }

  @Test
  void whoeverMayNotAskIsTold() {
    Person verifier = Fixtures.newUser("verifier");
    Person member = Fixtures.newMember();
    for (String key :
        List.of(
            member.session(),
            Asker.token(member, "api_key:introspect"),
            Asker.token(verifier, "workspace:read"),
            Asker.token(verifier, "api_key:*"),
            Asker.token(verifier, "coder:all", "workspace:*"),
            Asker.token(Fixtures.newUser("owner"), "coder:apikeys.manage_self"))) {
      Answer answer = ask(new Asker(key).calls());
      assertRefused(answer, 403, "insufficient_scope");
      assertThat(answer.body()).isEqualTo("{\"error\":\"insufficient_scope\"}\n");
    }
    assertAnswered(ask(new Asker(Asker.token(verifier, "coder:all")).calls()));
    assertAnswered(ask(new Asker(Asker.token(verifier, "coder:all", "api_key:*")).calls()));
    assertAnswered(ask(new Asker(Fixtures.newUser("owner").session()).calls()));
  }

  @Test
  void aBodyThatIsNoFormIsRefused() {
    for (String type : List.of("application/json", "text/plain", "a/b", "multipart/form-data")) {
      assertRefused(ask(service.calls().with("Content-Type", type)), 415, "invalid_request");
    }
    String form = "application/x-www-form-urlencoded";
    assertAnswered(ask(service.calls().with("Content-Type", form + ";charset=UTF-8")));
    assertAnswered(
        ask(service.calls().with("Content-Type", form.toUpperCase(java.util.Locale.ROOT))));
    assertRefused(
        ask(service.calls().with("Content-Type", form + ";charset=utf-16")),
        415,
        "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=",
        "x=y",
        "token",
        "token=a&token=b",
        "token=a&token=a",
        "token=a&%74oken=a",
        "token=a&x=1&x=2",
        "token=a&token",
        "token=%",
        "token=%4",
        "token=%zz",
        "token=%FF",
        "token=%u0041",
        "TOKEN=a"
      })
  void aFormThatIsWrongIsRefused(String body) {
    Answer answer = service.calls().request("POST", Asker.INTROSPECT, body);
    assertRefused(answer, 400, "invalid_request");
    assertThat(answer.json().getString("error_description")).isNotEmpty();
  }

  @Test
  void aFormHasItsLimits() {
    assertRefused(
        service.calls().request("POST", Asker.INTROSPECT, "token=a" + "&".repeat(100)),
        400,
        "invalid_request");
    service.calls().request("POST", Asker.INTROSPECT, "token=" + "x".repeat(1 << 20)).expect(413);
    assertThat(
            service
                .calls()
                .request("POST", Asker.INTROSPECT, "token=" + "%41".repeat(300_000))
                .expect(200)
                .body())
        .isEqualTo("{\"active\":false}\n");
    assertThat(service.calls().post(Asker.INTROSPECT).status()).isIn(400, 415);
  }
}
