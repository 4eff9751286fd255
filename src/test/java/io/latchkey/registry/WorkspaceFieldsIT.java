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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What unchanged clients still missed in workspaces, builds and jobs (protected resources). */
@ServerTest
class WorkspaceFieldsIT {
  private static final String MINE = "/api/v2/users/me/workspaces";

  private static Person member;
  private static LatchkeySystem calls;
  private static LatchkeySystem owner;

  @BeforeAll
  static void logIn() {
    member = Fixtures.newMember();
    calls = member.calls();
    owner = Fixtures.owner();
  }

  private static JsonObject template(String id) {
    return owner.get("/api/v2/templates/" + id).expect(200).json();
  }

  @Test
  void whatIsNullInAWorkspaceIsPresent() {
    JsonObject made = Fixtures.newWorkspace(member, Fixtures.newTemplate());
    for (String none :
        List.of(
            "autostart_schedule",
            "ttl_ms",
            "dormant_at",
            "deleting_at",
            "latest_app_status",
            "next_start_at")) {
      assertThat(made.get(none)).as(none).isEqualTo(JsonValue.NULL);
    }
    for (String no :
        List.of(
            "template_require_active_version",
            "template_use_classic_parameter_flow",
            "is_prebuild")) {
      assertThat(made.getBoolean(no)).as(no).isFalse();
    }
    JsonObject build = made.getJsonObject("latest_build");
    for (String none : List.of("deadline", "max_deadline", "template_version_preset_id")) {
      assertThat(build.get(none)).as(none).isEqualTo(JsonValue.NULL);
    }
  }

  @Test
  void theJobOfABuildTellsWhatItIsAbout() {
    JsonObject made = Fixtures.newWorkspace(member, Fixtures.newTemplate());
    JsonObject job = made.getJsonObject("latest_build").getJsonObject("job");
    assertThat(job.getString("type")).isEqualTo("workspace_build");
    assertThat(job.getString("file_id")).isEqualTo(Fixtures.DEFAULT_ORGANIZATION);
    assertThat(job.getString("organization_id")).isEqualTo(made.getString("organization_id"));
    assertThat(job.getString("initiator_id")).isEqualTo(member.id());
    assertThat(job.getInt("queue_position")).isZero();
    assertThat(job.getInt("queue_size")).isZero();
    assertThat(job.getBoolean("logs_overflowed")).isFalse();
    assertThat(job.getJsonObject("tags")).isEmpty();
    assertThat(job.getJsonObject("input")).isEmpty();
    JsonObject about = job.getJsonObject("metadata");
    for (String same :
        List.of("template_id", "template_name", "template_display_name", "template_icon")) {
      assertThat(about.getString(same)).as(same).isEqualTo(made.getString(same));
    }
    assertThat(about.getString("template_version_name")).isEmpty();
    assertThat(about.getString("workspace_id")).isEqualTo(made.getString("id"));
    assertThat(about.getString("workspace_name")).isEqualTo(made.getString("name"));
  }

  @Test
  void aVersionMayStandForItsTemplate() {
    String id = Fixtures.newTemplate();
    String first = template(id).getString("active_version_id");
    owner.patch("/api/v2/templates/" + id, Map.of()).expect(200);
    JsonObject made =
        calls.post(MINE, Map.of("name", name(), "template_version_id", first)).expect(201).json();
    assertThat(made.getString("template_id")).isEqualTo(id);
    assertThat(made.getBoolean("outdated")).isTrue();
    assertThat(made.getJsonObject("latest_build").getString("template_version_id"))
        .isEqualTo(first);
  }

  @Test
  void aVersionOfNoTemplateIsNotFound() {
    String gone = Fixtures.newTemplate();
    String last = template(gone).getString("active_version_id");
    owner.delete("/api/v2/templates/" + gone).expect(200);
    for (String none : List.of(last, Fixtures.DEFAULT_ORGANIZATION)) {
      Answer refused =
          calls.post(MINE, Map.of("name", name(), "template_version_id", none)).expect(404);
      assertThat(refused.message()).startsWith("Resource not found");
    }
  }

  @Test
  void exactlyOneOfTemplateAndVersionIsGiven() {
    String id = Fixtures.newTemplate();
    String version = template(id).getString("active_version_id");
    Answer both =
        calls
            .post(MINE, Map.of("name", name(), "template_id", id, "template_version_id", version))
            .expect(400);
    assertThat(both.message()).isEqualTo("Validation failed.");
    assertThat(both.validations()).containsOnlyKeys("template_id", "template_version_id");
    assertThat(both.validations().get("template_id")).contains("\"excluded_with\"", id);
    Answer none = calls.post(MINE, Map.of("name", name())).expect(400);
    assertThat(none.validations()).containsOnlyKeys("template_id", "template_version_id");
    assertThat(none.validations().get("template_id")).contains("\"required_without\"");
  }

  private static String name() {
    return Fixtures.unique("w");
  }
}
