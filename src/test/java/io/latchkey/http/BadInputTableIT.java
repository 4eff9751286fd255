package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Every route with every kind of bad input: none is answered with a fault of the server or with a
 * page, and every refusal says something, naming the field if it is about one.
 */
@ServerTest
class BadInputTableIT {
  private static final String ANY_BODY =
      "{'username':'abc','password':'x','name':'abc','template_id':'TEMPLATE','transition':'stop'}";

  private static Person member;
  private static LatchkeySystem caller;
  private static String template;
  private static String workspace;

  private final List<String> wrong = new ArrayList<>();

  @BeforeAll
  static void logIn() {
    member = Fixtures.newUser("user-admin", "template-admin");
    caller = member.calls();
    template = Fixtures.newTemplate();
    workspace = Fixtures.newWorkspace(member, template).getString("id");
  }

  @AfterEach
  void nothingWasWrong() {
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyFieldWithEveryKindOfValue() {
    for (BadInput.Body route : BadInput.BODIES) {
      for (String field : route.fields().keySet()) {
        for (String value : BadInput.VALUES) {
          Answer answer = send(route, body(route, field, value));
          boolean aboutAField =
              answer.status() == 400 && !answer.body().contains("unknown resource type");
          String name = field.replaceAll("s$", ""); // "scopes": "unsupported API key scope"
          if (aboutAField && !answer.body().contains(name) && isOnlyWrong(route)) {
            wrong.add(shorten(route.path() + " " + field + "=" + value + ": " + answer.body()));
          }
        }
        String twice = "'%s':%s,".formatted(field, route.fields().get(field)).repeat(2);
        send(route, "{" + twice + body(route, field, "null").substring(1));
      }
    }
  }

  /** Where the other fields would be accepted. */
  private static boolean isOnlyWrong(BadInput.Body route) {
    return route.path().matches(".*(/tokens|/profile|/templates|/workspaces|TEMPLATE|WORKSPACE.*)");
  }

  @Test
  void everyBodyThatIsNoneOrAnotherOne() {
    for (BadInput.Body route : BadInput.BODIES) {
      BadInput.WHOLE_BODIES.forEach(body -> send(route, body));
      Answer tooLarge = send(route, "{'a':'" + "x".repeat(1 << 20) + "'}");
      assertThat(tooLarge.status()).as(route.path()).isEqualTo(413);
    }
  }

  @Test
  void everyPathWithEveryKindOfSegment() {
    checkPaths(BadInput.SEGMENTS);
  }

  @Test
  @DisabledIfSystemProperty(
      named = "latchkey.test.controlCharacters",
      matches = "false",
      disabledReason = "the server itself refuses paths that contain one")
  void everyPathWithControlCharacters() {
    checkPaths(BadInput.CONTROL_CHARACTERS);
  }

  private void checkPaths(List<String> segments) {
    for (String route : BadInput.PATHS) {
      for (String segment : segments) {
        String[] methodAndPath = route.replace("{}", segment).split(" ", 2);
        boolean reads = methodAndPath[0].startsWith("P");
        check(methodAndPath[0], methodAndPath[1], reads ? ANY_BODY : null);
      }
    }
  }

  @Test
  void everyQueryParameterWithEveryKindOfValue() {
    for (String path :
        List.of(
            "/users",
            "/users/me/keys",
            "/users/me/keys/tokens",
            "/users/me",
            "/audit",
            "/buildinfo",
            "/templates",
            "/templates/TEMPLATE/versions",
            "/organizations/default/templates",
            "/workspaces/WORKSPACE/builds",
            "/workspaces")) {
      BadQueries.ALL.forEach(query -> check("GET", path + "?" + query, null));
    }
  }

  @Test
  void everyHeaderThatIsNone() {
    for (String value : List.of("", ";", "text/html", "a/b/c", "*", "*/*;q=x", "x".repeat(5_000))) {
      for (String header : List.of("Accept", "Content-Type", "Accept-Language", "Cookie")) {
        LatchkeySystem odd = caller.with(header, value);
        judge(odd.post("/api/v2/users/me/keys/tokens?" + header));
        judge(odd.get("/api/v2/users/me?%s=%d".formatted(header, value.length())));
      }
    }
  }

  @Test
  void atTheLimitsNothingBreaks() {
    for (String letter : List.of("x", "é", "漢", "😀")) {
      for (int length : List.of(127, 128, 129, 512, 513)) {
        String text = letter.repeat(length);
        String token = "{'token_name':'" + text + "'}";
        assertThat(check("POST", "/users/me/keys/tokens", token).status())
            .isEqualTo(length <= 128 ? 201 : 400);
        String name = "{'username':'OWN','name':'" + text + "'}";
        check("PUT", "/users/me/profile", name);
        check("PUT", "/users/me/profile", "{'username':'OWN','avatar_url':'" + text + "'}");
      }
    }
  }

  @Test
  void aNameThatLooksLikeAnIdIsAName() {
    String body = "{'token_name':'" + BadInput.UUID + "'}";
    check("POST", "/users/me/keys/tokens", body).expect(201);
    JsonObject token =
        check("GET", "/users/me/keys/tokens/" + BadInput.UUID, null).expect(200).json();
    assertThat(token.getString("token_name")).isEqualTo(BadInput.UUID);
    check("GET", "/users/me/keys/tokens/" + BadInput.UUID.toLowerCase(Locale.ROOT), null)
        .expect(404);
    check("GET", "/users/me/keys/" + BadInput.UUID, null).expect(404);
    check("GET", "/users/" + member.id().toUpperCase(Locale.ROOT), null).expect(200);
  }

  private static String body(BadInput.Body route, String field, String value) {
    StringBuilder body = new StringBuilder("{");
    route
        .fields()
        .forEach(
            (name, valid) ->
                body.append("'%s':%s,".formatted(name, name.equals(field) ? value : valid)));
    return body.append("'zzz':0}").toString();
  }

  private Answer send(BadInput.Body route, String body) {
    return check(route.method(), route.path(), body);
  }

  private Answer check(String method, String path, String body) {
    String json = body == null ? null : fill(body).replace('\'', '"');
    return judge(BadInput.answerOf(() -> caller.request(method, "/api/v2" + fill(path), json)));
  }

  private static String fill(String text) {
    return text.replace("OWN", member.username())
        .replace("TEMPLATE", template)
        .replace("WORKSPACE", workspace);
  }

  private Answer judge(Answer answer) {
    boolean page = answer.header("Content-Type").orElse("").contains("html");
    // A server may refuse a path that cannot be decoded before it asks the application.
    boolean byServer = answer.status() == 400 && answer.body().isEmpty();
    boolean silent =
        answer.status() >= 400 && !byServer && !answer.body().contains("\"message\":\"");
    if (answer.status() >= 500 || page || silent) {
      wrong.add(shorten(answer.request() + " -> " + answer.status() + " " + answer.body()));
    }
    return answer;
  }

  private static String shorten(String text) {
    return text.length() < 400 ? text : text.substring(0, 400) + "…";
  }
}
