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

/** {@code GET /templates?q=} (protected resources, Templates). */
@ServerTest
class TemplateSearchIT {
  private static final String TEMPLATES = "/api/v2/templates";

  private static Person admin;
  private static String mark;

  /** Made by the admin: "a-…", shown as "Green Tea", and "B-…", without a display name. */
  @BeforeAll
  static void makeTwoTemplates() {
    admin = Fixtures.newUser("template-admin");
    mark = Fixtures.unique("m").substring(2);
    make("a-" + mark, "Green Tea " + mark);
    make("B-" + mark, "");
  }

  private static void make(String name, String displayName) {
    admin
        .calls()
        .post(
            "/api/v2/organizations/default/templates",
            Map.of("name", name, "display_name", displayName))
        .expect(201);
  }

  private static Answer search(LatchkeySystem caller, String path, String query) {
    String text = query.replace("MARK", mark).replace("ADMIN", admin.username());
    return caller.get(path + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private static String firstLetters(Answer answer) {
    return answer.expect(200).jsonArray().getValuesAs(JsonObject.class).stream()
        .map(template -> template.getString("name").substring(0, 1))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          author:me                                 | aB
          AUTHOR:ADMIN                              | aB
          author:nobody-at-all                      | ``
          MARK                                      | aB
          A-MARK                                    | a
          name:b-MARK                               | B
          name:MARK                                 | aB
          exact_name:B-MARK                         | B
          exact_name:MARK                           | ``
          display_name:"green tea MARK"             | a
          display_name:MARK                         | a
          author:me organization:default            | aB
          author:me organization:nowhere            | ``
          author:me organization:00000000-0000-0000-0000-000000000000 | ``
          author:me deprecated:false                | aB
          author:me deprecated:true                 | ``
          author:me has-ai-task:false               | aB
          author:me has-ai-task:true                | ``
          author:me has_external_agent:false        | aB
          author:me has_external_agent:true         | ``
          name:MARK name:a-                         | a
          """)
  void findsWhatIsAskedFor(String query, String expected) {
    for (String path : List.of(TEMPLATES, "/api/v2/organizations/default/templates")) {
      assertThat(firstLetters(search(admin.calls(), path, query))).as(path).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          colour:red           | colour             | Query param "colour" is not a valid query param
          deprecated:maybe     | deprecated         | Query param "deprecated" must be a valid boolean
          has-ai-task:1        | has-ai-task        | Query param "has-ai-task" must be a valid boolean
          has_external_agent:x | has_external_agent | Query param "has_external_agent" must be a valid boolean
          name:                | q                  | Query element "name:" cannot start or end with ':'
          "open                | q                  | Query has a quote that is not closed
          """)
  void whatIsNotUnderstoodIsNamed(String query, String field, String detail) {
    Answer refused = search(admin.calls(), TEMPLATES, query).expect(400);
    assertThat(refused.message()).isEqualTo("Invalid template search query.");
    assertThat(refused.validations()).containsExactly(Map.entry(field, detail));
  }

  @Test
  void everythingWrongIsNamedAtOnce() {
    assertThat(search(admin.calls(), TEMPLATES, "x:1 deprecated:2").expect(400).validations())
        .containsOnlyKeys("x", "deprecated");
  }

  @Test
  void scopesAndAllowListsConfineTheSearch() {
    LatchkeySystem member = Fixtures.newMember().calls();
    assertThat(firstLetters(search(member, TEMPLATES, "MARK"))).isEqualTo("aB");
    LatchkeySystem unscoped = Fixtures.withToken(admin, "workspace:read");
    assertThat(firstLetters(search(unscoped, TEMPLATES, "MARK"))).isEmpty();
    String a =
        search(member, TEMPLATES, "exact_name:a-MARK").jsonArray().getJsonObject(0).getString("id");
    LatchkeySystem confined = Fixtures.withToken(admin, "template:read", "template:" + a);
    assertThat(firstLetters(search(confined, TEMPLATES, "MARK"))).isEqualTo("a");
  }
}
