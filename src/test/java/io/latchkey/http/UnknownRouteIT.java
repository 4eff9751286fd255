package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes and methods that do not exist are refused in JSON, never with a page (1.1, 1.2). */
@ServerTest
class UnknownRouteIT {

  private static void assertJson(Answer answer, int status, String message) {
    assertThat(answer.expect(status).body()).isEqualTo("{\"message\":\"" + message + "\"}\n");
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/nothing",
        "/api/v2/users/me/keys/tokens/a/b",
        "/api/v2/users/me/keys/a/expire/b",
        "/api/v2//x/y/z",
        "/api/v2/%F0%9F%94%91",
        "/api/v2/<script>",
        "/api/v2/index.html",
        "/api/v2x",
        "/api",
        "/api/",
        "/api/other",
        "/api/v1/users/me",
        "/api/v3/buildinfo",
        "/bin/x",
        "/bin/coder-linux-amd64",
        "/.well-known/x",
        "/.well-known/oauth-protected-resource",
        "/api/v2/application.wadl",
        "/api/v2/openapi"
      })
  void aRouteThatDoesNotExist(String path) {
    String escaped = path.replace("<", "%3C").replace(">", "%3E");
    LatchkeySystem browser = Fixtures.owner().with("Accept", "text/html,*/*;q=0.8");
    assertJson(LatchkeySystem.underTest().get(escaped), 404, "Route not found.");
    assertJson(browser.get(escaped), 404, "Route not found.");
    assertJson(browser.post(escaped), 404, "Route not found.");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /users/me/keys/tokens/n, GET",
    "PUT, /users/me/keys/tokens, POST",
    "DELETE, /users/first, POST",
    "POST, /buildinfo, GET",
    "GET, /users/me/keys/0123456789/expire, PUT",
    "NONSENSE, /users/me/keys, POST",
  })
  void aMethodThatTheRouteDoesNotHave(String method, String path, String allowed) {
    String body = method.startsWith("P") ? "{}" : null;
    for (LatchkeySystem caller :
        new LatchkeySystem[] {Fixtures.owner(), LatchkeySystem.underTest()}) {
      Answer refused = caller.request(method, "/api/v2" + path, body);
      assertJson(refused, 405, "Method not allowed.");
      assertThat(refused.header("Allow").orElseThrow()).contains(allowed);
    }
  }

  @Test
  void aTrailingSlashIsTolerated() {
    Fixtures.owner().get("/api/v2/users/me/").expect(200);
    Fixtures.owner().get("/api/v2/users/me/keys/tokens/?include_expired=true").expect(200);
  }

  @Test
  void aHeadRequestIsAnsweredWithoutABody() {
    Answer head = Fixtures.owner().request("HEAD", "/api/v2/users/me", null).expect(200);
    assertThat(head.body()).isEmpty();
    LatchkeySystem.underTest().request("HEAD", "/api/v2/users/me", null).expect(401);
  }

  @Test
  void theAnswerIsJsonWhateverIsAccepted() {
    for (String accept : List.of("text/html", "*/*;q=x", "nonsense")) {
      Answer answer = Fixtures.owner().with("Accept", accept).get("/api/v2/users/me").expect(200);
      assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
    }
  }
}
