package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /workspaces}: search, pages, order, and who sees what (protected resources). */
@ServerTest
class WorkspaceSearchIT {
  private static final String WORKSPACES = "/api/v2/workspaces";

  private static Person ada;
  private static Person ben;
  private static String template;
  private static String templateName;
  private static String second;

  /** Ada's running "a-…" and stopped, outdated "B-…"; Ben's running "c-…". */
  @BeforeAll
  static void makeThreeWorkspaces() {
    LatchkeySystem owner = Fixtures.owner();
    ada = Fixtures.newMember();
    ben = Fixtures.newMember();
    template = Fixtures.newTemplate();
    templateName = owner.get("/api/v2/templates/" + template).expect(200).json().getString("name");
    String old = Fixtures.newTemplate();
    make(ada, "a", template);
    second = make(ada, "B", old);
    owner.post(WORKSPACES + "/" + second + "/builds", Map.of("transition", "stop")).expect(201);
    owner.patch("/api/v2/templates/" + old, Map.of()).expect(200);
    make(ben, "c", template);
  }

  private static String make(Person owner, String letter, String from) {
    return owner
        .calls()
        .post(
            "/api/v2/users/me/workspaces",
            Map.of("name", Fixtures.unique(letter).replace("b-", "B-"), "template_id", from))
        .expect(201)
        .json()
        .getString("id");
  }

  private static Answer search(LatchkeySystem caller, String query) {
    String text = query.replace("ADA", ada.username()).replace("BEN", ben.username());
    text = text.replace("TEMPLATE", templateName).replace("SECOND", second);
    return caller.get(WORKSPACES + "?limit=0&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private static String firstLetters(Answer answer) {
    return answer
        .expect(200)
        .json()
        .getJsonArray("workspaces")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(workspace -> workspace.getString("name").substring(0, 1))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                        | aB
          owner:me                                  | aB
          OWNER:ME                                  | aB
          owner:ADA                                 | aB
          owner:BEN                                 | ``
          owner:nobody-at-all                       | ``
          owner:me name:a-                          | a
          name:A-                                   | a
          name:-                                    | aB
          B-                                        | B
          ADA/B-                                    | B
          me/a-                                     | a
          BEN/c-                                    | ``
          template:TEMPLATE                         | a
          template:none-such                        | ``
          status:running                            | a
          status:stopped                            | B
          status:deleted                            | ``
          status:failed                             | ``
          id:SECOND                                 | B
          id:00000000-0000-0000-0000-000000000000   | ``
          organization:default                      | aB
          organization:nowhere                      | ``
          organization:00000000-0000-0000-0000-000000000000 | ``
          outdated:true                             | B
          outdated:false                            | a
          dormant:true                              | ``
          dormant:false                             | aB
          has-agent:connected                       | ``
          healthy:true                              | aB
          healthy:false                             | ``
          shared:true                               | ``
          shared:false                              | aB
          shared_with_user:00000000-0000-0000-0000-000000000000 | ``
          shared_with_user:BEN                      | ``
          shared_with_group:everyone                | ``
          has-ai-task:true                          | ``
          has-ai-task:false                         | aB
          has_external_agent:true                   | ``
          has_external_agent:false                  | aB
          last_used_after:2020-01-01                | aB
          last_used_before:2020-01-01               | ``
          last_used_before:2999-01-01T00:00:00Z     | aB
          owner:me param:"repo=https://example.com/a b" | ``
          owner:"ADA"   name:"a-"                   | a
          status:running status:stopped             | ``
          """)
  void findsWhatIsAskedFor(String query, String expected) {
    Answer answer = search(ada.calls(), query);
    assertThat(firstLetters(answer)).isEqualTo(expected);
    assertThat(answer.json().getInt("count")).isEqualTo(expected.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          colour:red          | colour    | Query param "colour" is not a valid query param
          Status:Happy        | status    | Query param "status" has invalid values: "happy" is not a valid value
          status:happy        | status    | Query param "status" has invalid values: "happy" is not a valid value
          id:7                | id        | Query param "id" must be a valid uuid
          outdated:maybe      | outdated  | Query param "outdated" must be a valid boolean
          dormant:1           | dormant   | Query param "dormant" must be a valid boolean
          healthy:yes         | healthy   | Query param "healthy" must be a valid boolean
          has-ai-task:maybe   | has-ai-task | Query param "has-ai-task" must be a valid boolean
          has_external_agent:1 | has_external_agent | Query param "has_external_agent" must be a valid boolean
          has-agent:asleep    | has-agent | Query param "has-agent" has invalid values: "asleep" is not a valid value
          last_used_before:x  | last_used_before | Query param "last_used_before" must be a valid date
          a/b/c               | q         | Query element "a/b/c" can only contain 1 '/'
          owner:              | q         | Query element "owner:" cannot start or end with ':'
          "open               | q         | Query has a quote that is not closed
          """)
  void whatIsNotUnderstoodIsNamed(String query, String field, String detail) {
    Answer refused = search(ada.calls(), query).expect(400);
    assertThat(refused.message()).isEqualTo("Invalid workspace search query.");
    assertThat(refused.validations()).containsExactly(Map.entry(field, detail));
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    assertThat(search(ada.calls(), "x:1 id:2").expect(400).validations())
        .containsOnlyKeys("x", "id");
    Answer refused = ada.calls().get(WORKSPACES + "?limit=-1&offset=x").expect(400);
    assertThat(refused.message()).isEqualTo("Query parameters have invalid values.");
    assertThat(refused.validations()).containsOnlyKeys("limit", "offset");
  }

  @ParameterizedTest
  @CsvSource({"limit=1, a", "limit=1&offset=1, B", "offset=1, B", "offset=2, ''", "limit=0, aB"})
  void pagesByLimitAndOffsetAndCountsAll(String page, String expected) {
    Answer answer = ada.calls().get(WORKSPACES + "?" + page);
    assertThat(firstLetters(answer)).isEqualTo(expected);
    assertThat(answer.json().getInt("count")).isEqualTo(2);
  }

  @Test
  void rolesScopesAndAllowListsConfineTheList() {
    String all = "template:TEMPLATE";
    for (String role : List.of("owner", "template-admin")) {
      assertThat(firstLetters(search(Fixtures.newUser(role).calls(), all))).isEqualTo("ac");
    }
    for (String role : List.of("auditor", "user-admin")) {
      assertThat(firstLetters(search(Fixtures.newUser(role).calls(), all))).isEmpty();
    }
    LatchkeySystem confined = Fixtures.withToken(ada, "coder:all", "workspace:" + second);
    assertThat(firstLetters(search(confined, ""))).isEqualTo("B");
    LatchkeySystem anyType = Fixtures.withToken(ada, "coder:all", "*:" + second);
    assertThat(firstLetters(search(anyType, ""))).isEqualTo("B");
    assertThat(firstLetters(search(Fixtures.withToken(ada, "user:read"), ""))).isEmpty();
    assertThat(firstLetters(search(Fixtures.withToken(ada, "coder:all", "user:*"), ""))).isEmpty();
    Person boss = Fixtures.newUser("owner");
    assertThat(firstLetters(search(Fixtures.withToken(boss, "workspace:read"), "owner:ADA")))
        .isEqualTo("aB");
    assertThat(
            firstLetters(
                search(Fixtures.withToken(boss, "workspace:*", "workspace:" + second), "")))
        .isEqualTo("B");
  }
}
