package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates and their versions (protected resources, Templates). */
@ServerTest
class TemplateIT {
  private static final String OF_DEFAULT = "/api/v2/organizations/default/templates";
  private static final String TEMPLATES = "/api/v2/templates/";
  private static final String VERSIONS = "/api/v2/templateversions/";

  private static LatchkeySystem owner;
  private static LatchkeySystem admin;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
    admin = Fixtures.newUser("template-admin").calls();
  }

  private static JsonObject create(Map<String, String> body) {
    return admin.post(OF_DEFAULT, body).expect(201).json();
  }

  @Test
  void aNewTemplateHasEveryFieldThatClientsRead() {
    String name = Fixtures.unique("t");
    JsonObject template =
        create(Map.of("name", name, "display_name", "Tea", "description", "Hot", "icon", "/t.svg"));
    JsonObject home = owner.get("/api/v2/organizations/default").expect(200).json();
    JsonObject me = admin.get("/api/v2/users/me").expect(200).json();
    assertThat(template.getString("name")).isEqualTo(name);
    assertThat(template.getString("display_name")).isEqualTo("Tea");
    assertThat(template.getString("description")).isEqualTo("Hot");
    assertThat(template.getString("icon")).isEqualTo("/t.svg");
    assertThat(template.getString("organization_id")).isEqualTo(home.getString("id"));
    assertThat(template.getString("organization_name")).isEqualTo("default");
    assertThat(template.getString("organization_display_name"))
        .isEqualTo(home.getString("display_name"));
    assertThat(template.getString("organization_icon")).isEqualTo(home.getString("icon"));
    assertThat(template.getString("created_by_id")).isEqualTo(me.getString("id"));
    assertThat(template.getString("created_by_name")).isEqualTo(me.getString("username"));
    assertThat(UUID.fromString(template.getString("active_version_id"))).isNotNull();
    assertThat(template.getInt("active_user_count")).isZero();
    assertThat(template.getBoolean("deprecated")).isFalse();
    assertThat(template.getString("deprecation_message")).isEmpty();
    assertThat(template.getJsonObject("autostart_requirement").getJsonArray("days_of_week"))
        .isEmpty();
    assertThat(template.getJsonObject("autostop_requirement").getInt("weeks")).isZero();
    assertThat(owner.get(TEMPLATES + template.getString("id")).expect(200).json())
        .isEqualTo(template);
    assertThat(owner.get(OF_DEFAULT + "/" + name.toUpperCase(Locale.ROOT)).expect(200).json())
        .isEqualTo(template);
  }

  @Test
  void whatIsLeftOutIsEmptyNotAbsent() {
    JsonObject template = create(Map.of("name", Fixtures.unique("t")));
    for (String text : List.of("display_name", "description", "icon")) {
      assertThat(template.getString(text)).as(text).isEmpty();
    }
    assertThat(template.getInt("default_ttl_ms")).isZero();
    assertThat(template.getBoolean("allow_user_cancel_workspace_jobs")).isFalse();
  }

  @Test
  void listsShowIt() {
    String id = create(Map.of("name", Fixtures.unique("t"))).getString("id");
    String home = owner.get("/api/v2/organizations/default").expect(200).json().getString("id");
    for (String path :
        List.of(
            "/api/v2/templates",
            "/api/v2/templates/",
            OF_DEFAULT,
            "/api/v2/organizations/" + home + "/templates",
            "/api/v2/organizations/" + Fixtures.DEFAULT_ORGANIZATION + "/templates")) {
      assertThat(ids(owner.get(path).expect(200).jsonArray())).as(path).contains(id);
    }
    expectNotFound(owner.get("/api/v2/organizations/nowhere/templates"));
  }

  private static List<String> ids(JsonArray list) {
    return list.getValuesAs(JsonObject.class).stream().map(each -> each.getString("id")).toList();
  }

  @Test
  void eachUpdateMakesANewVersionAndTheOldOnesAreStillRead() {
    JsonObject before = create(Map.of("name", Fixtures.unique("t"), "icon", "/i"));
    String path = TEMPLATES + before.getString("id");
    JsonObject after = admin.patch(path, Map.of("display_name", "New")).expect(200).json();
    assertThat(after.getString("display_name")).isEqualTo("New");
    assertThat(after.getString("icon")).isEqualTo("/i");
    assertThat(after.getString("name")).isEqualTo(before.getString("name"));
    assertThat(after.getString("active_version_id"))
        .isNotEqualTo(before.getString("active_version_id"));
    assertThat(owner.get(path).expect(200).json()).isEqualTo(after);
    for (JsonObject each : List.of(before, after)) {
      String version = VERSIONS + each.getString("active_version_id");
      JsonObject told = owner.get(version).expect(200).json();
      assertThat(told.getString("template_id")).isEqualTo(before.getString("id"));
      assertThat(told.getString("organization_id")).isEqualTo(before.getString("organization_id"));
      assertThat(told.getString("message")).isEmpty();
      assertThat(told.getJsonObject("job").getString("status")).isEqualTo("succeeded");
      assertThat(owner.get(version + "/resources").expect(200).jsonArray()).isEmpty();
      assertThat(owner.get(version + "/rich-parameters").expect(200).jsonArray()).isEmpty();
    }
  }

  @Test
  void namesAreUniqueWhateverTheirCaseUntilTheTemplateIsDeleted() {
    String name = Fixtures.unique("t");
    JsonObject first = create(Map.of("name", name));
    expectTaken(admin.post(OF_DEFAULT, Map.of("name", name)), name);
    String upper = name.toUpperCase(Locale.ROOT);
    expectTaken(admin.post(OF_DEFAULT, Map.of("name", upper)), upper);
    JsonObject second = create(Map.of("name", Fixtures.unique("t")));
    String path = TEMPLATES + second.getString("id");
    expectTaken(admin.patch(path, Map.of("name", name)), name);
    admin.patch(path, Map.of("name", second.getString("name"))).expect(200);
    admin.patch(path, Map.of("name", "")).expect(200);
    Answer gone = admin.delete(TEMPLATES + first.getString("id")).expect(200);
    assertThat(gone.body()).isEqualTo("{\"message\":\"Template has been deleted!\"}\n");
    admin.patch(path, Map.of("name", name)).expect(200);
  }

  private static void expectTaken(Answer answer, String name) {
    assertThat(answer.expect(409).message())
        .isEqualTo("A template with name \"" + name + "\" already exists.");
    assertThat(answer.validations())
        .containsExactly(Map.entry("name", "This value is already in use and should be unique."));
  }

  @Test
  void aDeletedTemplateIsGone() {
    JsonObject template = create(Map.of("name", Fixtures.unique("t")));
    String path = TEMPLATES + template.getString("id");
    admin.delete(path).expect(200);
    expectNotFound(admin.get(path));
    expectNotFound(admin.get(path + "/acl"));
    expectNotFound(admin.get(OF_DEFAULT + "/" + template.getString("name")));
    expectNotFound(admin.patch(path, Map.of()));
    expectNotFound(admin.delete(path));
    assertThat(ids(admin.get(OF_DEFAULT).jsonArray())).doesNotContain(template.getString("id"));
  }

  @Test
  void aTemplateInUseStays() {
    String template = create(Map.of("name", Fixtures.unique("t"))).getString("id");
    Fixtures.Person member = Fixtures.newMember();
    String workspace = Fixtures.newWorkspace(member, template).getString("id");
    Fixtures.newWorkspace(member, template);
    JsonObject used = owner.get(TEMPLATES + template).expect(200).json();
    assertThat(used.getInt("active_user_count")).isEqualTo(1);
    assertThat(admin.delete(TEMPLATES + template).expect(400).message())
        .isEqualTo("All workspaces must be deleted before a template can be removed.");
    assertThat(owner.get("/api/v2/workspaces/" + workspace).expect(200).json().getString("name"))
        .isNotEmpty();
  }

  @Test
  void nobodyWasGivenATemplateOneByOne() {
    String id = create(Map.of("name", Fixtures.unique("t"))).getString("id");
    JsonObject acl = owner.get(TEMPLATES + id + "/acl").expect(200).json();
    assertThat(acl.getJsonArray("users")).isEmpty();
    assertThat(acl.getJsonArray("group")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                     | name         | required
          {"name":""}                            | name         | required
          {"name":"new"}                         | name         | username
          {"name":"a_b"}                         | name         | username
          {"name":"a--b"}                        | name         | username
          {"name":"a23456789012345678901234567890123"} | name   | username
          {"name":"ok","display_name":"LONG65"}  | display_name | template_display_name
          {"name":"ok","description":"LONG129"}  | description  | max
          {"name":"ok","icon":"LONG257"}         | icon         | max
          """)
  void aFieldOfTheWrongShapeIsNamed(String body, String field, String tag) {
    String filled =
        body.replace("LONG65", "x".repeat(65))
            .replace("LONG129", "x".repeat(129))
            .replace("LONG257", "x".repeat(257));
    Answer refused = admin.request("POST", OF_DEFAULT, filled).expect(400);
    assertThat(refused.message()).isEqualTo("Validation failed.");
    assertThat(refused.validations()).containsOnlyKeys(field);
    assertThat(refused.validations().get(field)).startsWith("Validation failed for tag \"" + tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0-0-0-0-0", "00000000-0000-0000-0000-000000000000", "😀"})
  void whatIsNoTemplateIsNotFound(String id) {
    String segment = id.equals("😀") ? "%F0%9F%98%80" : id;
    expectNotFound(owner.get(TEMPLATES + segment));
    expectNotFound(owner.get(VERSIONS + segment));
    expectNotFound(owner.patch(TEMPLATES + segment, Map.of()));
    expectNotFound(owner.delete(TEMPLATES + segment));
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
