package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /authcheck} (token API 3.6). */
@ServerTest
class AuthCheckIT {
  private static final String PATH = "/api/v2/authcheck";

  private static Person member;
  private static String template;
  private static String workspace;
  private static String others;
  private static LatchkeySystem owner;
  private static LatchkeySystem scoped;
  private static LatchkeySystem confined;

  @BeforeAll
  static void makeThings() {
    member = Fixtures.newMember();
    template = Fixtures.newTemplate();
    workspace = Fixtures.newWorkspace(member, template).getString("id");
    others = Fixtures.newWorkspace(Fixtures.newMember(), template).getString("id");
    owner = Fixtures.owner();
    scoped = Fixtures.withToken(member, "workspace:read,user:read");
    confined = Fixtures.withToken(member, "coder:all", "workspace:" + workspace);
  }

  /** Asks as the member, the owner, and with the two tokens: a letter each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          read            | "resource_type":"workspace","resource_id":"MINE"        | yyyy
          delete          | "resource_type":"workspace","resource_id":"MINE"        | yyny
          read            | "resource_type":"workspace","resource_id":"OTHERS"      | nynn
          read            | "resource_type":"workspace","resource_id":"NIL"         | nnnn
          create          | "resource_type":"workspace","owner_id":"me"             | yynn
          read            | "resource_type":"workspace","owner_id":"ME"             | yyyn
          create          | "resource_type":"workspace"                             | nynn
          create          | "resource_type":"workspace","owner_id":"","any_org":true | nynn
          read            | "resource_type":"template","resource_id":"TEMPLATE"     | yynn
          use             | "resource_type":"template","resource_id":"TEMPLATE"     | yynn
          update          | "resource_type":"template","resource_id":"TEMPLATE"     | nynn
          create          | "resource_type":"template","organization_id":"NIL"      | nynn
          read            | "resource_type":"user","resource_id":"ME"               | yyyn
          update          | "resource_type":"user","resource_id":"ME"               | nynn
          update_personal | "resource_type":"user","resource_id":"ME"               | yynn
          create          | "resource_type":"user"                                  | nynn
          read            | "resource_type":"group","resource_id":"NIL"             | nnnn
          read            | "resource_type":"audit_log"                             | nynn
          create          | "resource_type":"api_key","owner_id":"me"               | yynn
          create          | "resource_type":"api_key","owner_id":"nonsense"         | nynn
          fly             | "resource_type":"workspace","resource_id":"MINE"        | nnnn
          read            | "resource_type":"dragon"                                | nnnn
          *               | "resource_type":"*"                                     | nnnn
          """)
  void theAnswerIsThatOfTheOperation(String action, String object, String expected) {
    String asked = "{\"action\":\"" + action + "\",\"object\":{" + fill(object) + "}}";
    StringBuilder answers = new StringBuilder();
    for (LatchkeySystem caller : new LatchkeySystem[] {member.calls(), owner, scoped, confined}) {
      boolean yes = ask(caller, "\"it\":" + asked).expect(200).json().getBoolean("it");
      answers.append(yes ? 'y' : 'n');
    }
    assertThat(answers).hasToString(expected);
  }

  private static String fill(String object) {
    return object
        .replace("MINE", workspace)
        .replace("OTHERS", others)
        .replace("TEMPLATE", template)
        .replace("NIL", Fixtures.DEFAULT_ORGANIZATION)
        .replace("ME", member.id());
  }

  private static Answer ask(LatchkeySystem caller, String checks) {
    return caller.request("POST", PATH, "{\"checks\":{" + checks + "}}");
  }

  @Test
  void everyCheckIsAnsweredUnderItsKey() {
    String check =
        "{\"action\":\"read\",\"object\":{\"resource_type\":\"user\",\"owner_id\":\"me\"}}";
    Answer answer = ask(owner, "\"a b\":" + check + ",\"\":" + check + ",\"ü\":" + check);
    assertThat(answer.expect(200).json().keySet()).containsExactlyInAnyOrder("a b", "", "ü");
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
    for (String none : new String[] {"{}", "{\"checks\":{}}", "{\"checks\":null}"}) {
      assertThat(owner.request("POST", PATH, none).expect(200).body()).isEqualTo("{}\n");
    }
  }

  @Test
  void tenObjectsAreLookedUpAndNoMore() {
    assertThat(ask(owner, lookups(10)).expect(200).json()).hasSize(10);
    assertThat(ask(owner, lookups(12)).expect(400).message())
        .isEqualTo(
            "Endpoint only supports using \"resource_id\" field 10 times, found 12 usages. Remove"
                + " 2 objects with this field set.");
  }

  private static String lookups(int count) {
    String check =
        "\"%d\":{\"action\":\"read\",\"object\":{\"resource_type\":\"user\",\"resource_id\":\"%s\"}}";
    return IntStream.range(0, count)
        .mapToObj(number -> check.formatted(number, member.id()))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "k":{"action":"read","object":{}}  | Object's "resource_type" field must be defined for key "k". | ``
          "k":{"action":"read"}              | Object's "resource_type" field must be defined for key "k". | ``
          "k":null                           | Object's "resource_type" field must be defined for key "k". | ``
          "k":{"action":"read","object":{"resource_type":"user","resource_id":"x"}} | Object "x" id is not a valid uuid. | resource_id
          "k":{"action":"read","object":{"resource_type":"api_key","resource_id":"NIL"}} | Object type "api_key" does not support "resource_id" field. | resource_type
          "k":{"action":"read","object":{"resource_type":7}} | Request body must be valid JSON. | ``
          """)
  void aBadCheckIsRefused(String check, String message, String field) {
    Answer refused = ask(owner, fill(check)).expect(400);
    assertThat(refused.message()).isEqualTo(message);
    assertThat(refused.validations().keySet())
        .isEqualTo(field.isEmpty() ? Map.of().keySet() : Map.of(field, "").keySet());
  }

  @Test
  void aCheckWithoutAnActionIsNo() {
    assertThat(
            ask(owner, "\"k\":{\"object\":{\"resource_type\":\"user\"}}")
                .expect(200)
                .json()
                .getBoolean("k"))
        .isFalse();
  }
}
