package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What unchanged clients still missed in templates and their versions (protected resources). */
@ServerTest
class TemplateVersionIT {
  private final LatchkeySystem owner = Fixtures.owner();
  private String path;
  private JsonObject template;

  @BeforeEach
  void makeATemplate() {
    path = "/api/v2/templates/" + Fixtures.newTemplate();
    template = owner.get(path).expect(200).json();
  }

  private static JsonObject version(LatchkeySystem caller, JsonObject of) {
    return caller
        .get("/api/v2/templateversions/" + of.getString("active_version_id"))
        .expect(200)
        .json();
  }

  private static List<String> ids(Answer answer) {
    return answer.expect(200).jsonArray().getValuesAs(JsonObject.class).stream()
        .map(version -> version.getString("id"))
        .toList();
  }

  @Test
  void aTemplateHasWhatTheReferencesConsoleReads() {
    JsonObject times = template.getJsonObject("build_time_stats");
    assertThat(times).containsOnlyKeys("start", "stop", "delete");
    for (String transition : times.keySet()) {
      assertThat(times.getJsonObject(transition))
          .as(transition)
          .isEqualTo(Map.of("P50", JsonValue.NULL, "P95", JsonValue.NULL));
    }
    for (String no : List.of("deleted", "use_classic_parameter_flow", "disable_module_cache")) {
      assertThat(template.getBoolean(no)).as(no).isFalse();
    }
    assertThat(template.getInt("time_til_autostop_notify_ms")).isZero();
    assertThat(template.getString("provisioner")).isEqualTo("terraform");
  }

  @Test
  void aVersionTellsWhoMadeItAndWhatItsJobWasAbout() {
    Person admin = Fixtures.newUser("template-admin");
    JsonObject updated = admin.calls().patch(path, Map.of("icon", "/i")).expect(200).json();
    JsonObject first = version(owner, template);
    assertThat(first.getJsonObject("created_by").getString("username"))
        .isEqualTo(Fixtures.OWNER_USERNAME);
    JsonObject second = version(owner, updated);
    JsonObject author = second.getJsonObject("created_by");
    assertThat(author.getString("id")).isEqualTo(admin.id());
    assertThat(author.getString("username")).isEqualTo(admin.username());
    assertThat(author.getString("name")).isEmpty();
    assertThat(author.getString("avatar_url")).isEmpty();
    assertThat(second.getString("readme")).isEmpty();
    assertThat(second.getBoolean("archived")).isFalse();
    assertThat(second.getBoolean("has_external_agent")).isFalse();
    JsonObject job = second.getJsonObject("job");
    assertThat(job.getString("type")).isEqualTo("template_version_import");
    assertThat(job.getString("initiator_id")).isEqualTo(admin.id());
    assertThat(job.getString("organization_id")).isEqualTo(template.getString("organization_id"));
    JsonObject about = job.getJsonObject("metadata");
    assertThat(about.getString("template_id")).isEqualTo(template.getString("id"));
    assertThat(about.getString("template_name")).isEqualTo(template.getString("name"));
    assertThat(about.getString("template_icon")).isEqualTo("/i");
    assertThat(about).doesNotContainKeys("workspace_id", "workspace_name");
    String presets = "/api/v2/templateversions/" + second.getString("id") + "/presets";
    assertThat(owner.get(presets).expect(200).jsonArray()).isEmpty();
  }

  @Test
  void versionsAreListedFromTheFirstInPages() {
    JsonObject second = owner.patch(path, Map.of()).expect(200).json();
    JsonObject third = owner.patch(path, Map.of()).expect(200).json();
    String one = template.getString("active_version_id");
    String two = second.getString("active_version_id");
    String three = third.getString("active_version_id");
    String versions = path + "/versions";
    LatchkeySystem member = Fixtures.newMember().calls();
    assertThat(ids(member.get(versions))).containsExactly(one, two, three);
    assertThat(member.get(versions).jsonArray()).contains(version(member, second));
    assertThat(ids(member.get(versions + "?limit=1&offset=1"))).containsExactly(two);
    assertThat(ids(member.get(versions + "?after_id=" + one))).containsExactly(two, three);
    assertThat(ids(member.get(versions + "?limit=1&after_id=" + two))).containsExactly(three);
    String foreign =
        owner
            .get("/api/v2/templates/" + Fixtures.newTemplate())
            .expect(200)
            .json()
            .getString("active_version_id");
    for (String none : List.of(foreign, Fixtures.DEFAULT_ORGANIZATION)) {
      assertThat(ids(member.get(versions + "?after_id=" + none))).isEmpty();
    }
    assertThat(member.get(versions + "?limit=x&after_id=y").expect(400).validations())
        .containsOnlyKeys("limit", "after_id");
    owner.delete(path).expect(200);
    assertThat(member.get(versions).expect(404).message()).startsWith("Resource not found");
  }

  @Test
  void nothingIsAskedOfWhoeverMakesAWorkspace() {
    String version = "/api/v2/templateversions/" + template.getString("active_version_id");
    assertThat(owner.get(version + "/external-auth").expect(200).jsonArray()).isEmpty();
    String form = version + "/dynamic-parameters/evaluate";
    assertThat(owner.post(form, Map.of("id", 7, "inputs", Map.of("a", "b"))).expect(200).body())
        .isEqualTo("{\"id\":7,\"diagnostics\":[],\"parameters\":[]}\n");
    assertThat(owner.post(form, Map.of()).expect(200).json().getInt("id")).isZero();
    assertThat(owner.post(form, Map.of("id", "seven")).expect(400).message())
        .isEqualTo("Request body must be valid JSON.");
  }
}
