package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is answered with a clear 4xx in JSON, never a fault and never a page (1.2). */
@ServerTest
class BadInputIT {

  private static final String TOKENS = "/api/v2/users/me/keys/tokens";
  private static final String LOGIN = "/api/v2/users/login";
  private static final String FIRST = "/api/v2/users/first";

  private final LatchkeySystem owner = Fixtures.owner();

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.message()).isNotEmpty();
    assertThat(answer.body()).doesNotContain("<", "Exception", "jakarta.", "io.latchkey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[]",
        "7",
        "\"text\"",
        "true",
        "{]",
        "{\"a\"}",
        "{a:1}",
        "{'a':1}",
        "a=1&b=2",
        "{\"a\":1,}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud8\"}",
        "\u0000",
        "\uFEFF{}x",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "<a/>",
        "{\"a\":\"",
        "[[[[[[[[]]]]]]]]"
      })
  void whatIsNoJsonObjectIsRefused(String body) {
    for (String path : new String[] {TOKENS, LOGIN, FIRST}) {
      Answer refused = owner.request("POST", path, body);
      assertRefused(refused);
      assertThat(refused.expect(400).message()).isEqualTo("Request body must be valid JSON.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"token_name":7}                     | token_name: expected a string, found a number
          {"token_name":{}}                    | token_name: expected a string, found an object
          {"lifetime":"1h"}                    | lifetime: expected an integer, found a string
          {"lifetime":1.5}                     | lifetime: expected an integer of at most 64 bits
          {"lifetime":1e400}                   | lifetime: expected an integer of at most 64 bits
          {"scope":["all"]}                    | scope: expected a string, found an array
          {"allow_list":[null]}                | invalid allow_list entry: expected object with type/id or string
          {"allow_list":[7]}                   | invalid allow_list entry: expected object with type/id or string
          {"allow_list":["x"]}                 | invalid allow_list entry "x": want <type>:<id>
          {"allow_list":["x:*"]}               | unknown resource type "x"
          {"allow_list":["user:1"]}            | invalid user ID (must be UUID): "1"
          {"allow_list":[{"type":"user"}]}     | allow_list entry must include both type and id
          """)
  void aMemberOfTheWrongTypeIsNamed(String body, String detail) {
    Answer refused = owner.request("POST", TOKENS, body).expect(400);
    assertThat(refused.message()).isEqualTo("Request body must be valid JSON.");
    assertThat(refused.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scopes\":\"all\"}",
        "{\"scopes\":{}}",
        "{\"scopes\":[7]}",
        "{\"scopes\":[[]]}",
        "{\"scopes\":[null]}",
        "{\"scopes\":[\"\"]}",
        "{\"scopes\":[\"*:*\"]}",
        "{\"scope\":\"*\"}",
        "{\"allow_list\":\"*:*\"}",
        "{\"allow_list\":{}}",
        "{\"allow_list\":[[]]}",
        "{\"token_name\":\"\\u0000\"}",
        "{\"token_name\":\"\\n\"}",
        "{\"lifetime\":-1}"
      })
  void aRequestThatMakesNoSenseIsRefused(String body) {
    assertRefused(owner.request("POST", TOKENS, body));
  }

  @Test
  void unknownMembersAreIgnored() {
    owner
        .request("POST", TOKENS, "{\"a\":1,\"b\":[{\"c\":null}],\"tokenName\":7,\"\":\"\\u0000\"}")
        .expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "text/html",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/octet-stream"
      })
  void aBodyIsReadAsJsonWhateverTypeItClaims(String type) {
    LatchkeySystem caller = owner.with("Content-Type", type);
    caller
        .request("POST", TOKENS, "{\"token_name\":\"" + Fixtures.unique("type") + "\"}")
        .expect(201);
    assertRefused(caller.request("POST", TOKENS, "token_name=x"));
  }

  @Test
  void halfACharacterPairIsStoredAsTheReplacementCharacter() {
    String name = Fixtures.unique("half");
    owner.request("POST", TOKENS, "{\"token_name\":\"" + name + "\\ud83d\"}").expect(201);
    assertThat(
            owner.get(TOKENS + "/" + name + "%EF%BF%BD").expect(200).json().getString("token_name"))
        .isEqualTo(name + "\uFFFD");
  }

  @Test
  void aDeeplyNestedValueIsRefused() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    for (String member : new String[] {"token_name", "scopes", "allow_list"}) {
      assertRefused(owner.request("POST", TOKENS, "{\"" + member + "\":" + deep + "}"));
    }
  }

  @Test
  void aHugeBodyIsRefusedOrReadButNoFault() {
    String huge = "x".repeat(1_500_000);
    List<Supplier<Answer>> requests =
        List.of(
            () -> owner.post(TOKENS, Map.of("token_name", huge)),
            () -> owner.post(LOGIN, Map.of("email", huge + "@example.com", "password", huge)),
            () -> owner.post(LOGIN, Map.of("email", "a@example.com", "password", huge)));
    requests.forEach(request -> assertRefused(BadInput.answerOf(request)));
  }

  @Test
  void oddPathsQueriesAndKeysAreRefusedInJson() {
    for (String path :
        new String[] {"/users/%E2%80%AE", "/users/" + "x".repeat(4000), "/users/me/keys/%22"}) {
      assertRefused(owner.get("/api/v2" + path).expect(404));
    }
    owner.get(TOKENS + "?include_all=%F0%9F&include_expired=%C3%28&%00=%00").expect(200);
    for (String key : new String[] {"x".repeat(6000), "'; drop table api_keys; --", "-"}) {
      assertRefused(LatchkeySystem.underTest().as(key).get("/api/v2/users/me").expect(401));
    }
  }

  @Test
  void whatTheServerRefusesBeforeItReachesUsIsNoPageEither() {
    LatchkeySystem once = owner.with("Connection", "close"); // the server closes it anyway
    List<Supplier<Answer>> requests =
        List.of(
            () -> once.get("/api/v2/users/%C3%28"),
            () -> once.request("DELETE", TOKENS, "{}"),
            () -> once.request("TRACE", TOKENS, null),
            () -> once.as("x".repeat(20_000)).get("/api/v2/users/me"));
    for (Supplier<Answer> request : requests) {
      Answer refused = BadInput.answerOf(request);
      assertThat(refused.status()).as("%s", refused).isBetween(400, 499);
      assertThat(refused.body()).doesNotContain("<");
      assertThat(refused.header("Content-Type").orElse("")).doesNotContain("html");
    }
  }

  @Test
  @DisabledIfSystemProperty(
      named = "latchkey.test.controlCharacters",
      matches = "false",
      disabledReason = "the server itself refuses paths that contain one")
  void controlCharactersInPathsAreRefused() {
    for (String path : new String[] {"/users/a%0Ab", "/users/me/keys/tokens/a%0Ab"}) {
      assertRefused(owner.get("/api/v2" + path).expect(404));
    }
    Answer refused = owner.with("Connection", "close").get(TOKENS + "/%00");
    assertThat(refused.status()).isBetween(400, 499);
    assertThat(refused.body()).doesNotContain("<");
  }
}
