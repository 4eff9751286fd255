package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the audit log tells of templates and workspaces (token API 3.8). */
@ServerTest
class ResourceAuditIT {
  private final LatchkeySystem owner = Fixtures.owner();

  /** The rows whose target has this name, the oldest first. */
  private List<JsonObject> rows(String target) {
    List<JsonObject> rows =
        new ArrayList<>(
            owner
                .get("/api/v2/audit?q=resource_target:" + target)
                .expect(200)
                .json()
                .getJsonArray("audit_logs")
                .getValuesAs(JsonObject.class));
    Collections.reverse(rows);
    return rows;
  }

  private static String summary(JsonObject row) {
    return "%s %s %d"
        .formatted(
            row.getString("resource_type"), row.getString("action"), row.getInt("status_code"));
  }

  @Test
  void everyChangeOfATemplateLeavesOneRow() {
    JsonObject made = owner.get("/api/v2/templates/" + Fixtures.newTemplate()).expect(200).json();
    String path = "/api/v2/templates/" + made.getString("id");
    owner.patch(path, Map.of("display_name", "Tea")).expect(200);
    owner
        .post("/api/v2/organizations/default/templates", Map.of("name", made.getString("name")))
        .expect(409);
    owner.delete(path).expect(200);
    owner.delete(path).expect(404);
    List<JsonObject> rows = rows(made.getString("name"));
    assertThat(rows)
        .extracting(ResourceAuditIT::summary)
        .containsExactly("template create 201", "template write 200", "template delete 200");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.getString("resource_id")).isEqualTo(made.getString("id"));
              assertThat(row.getJsonObject("organization").getString("name")).isEqualTo("default");
            });
    assertThat(rows.get(1).getJsonObject("diff").keySet())
        .containsExactlyInAnyOrder("display_name", "active_version_id");
  }

  @Test
  void everyChangeOfAWorkspaceLeavesOneRow() {
    Person member = Fixtures.newMember();
    JsonObject made = Fixtures.newWorkspace(member, Fixtures.newTemplate());
    String name = made.getString("name");
    String path = "/api/v2/workspaces/" + made.getString("id");
    LatchkeySystem calls = member.calls();
    calls.patch(path, Map.of("name", name)).expect(204);
    calls.patch(path, Map.of("name", name.toUpperCase(Locale.ROOT))).expect(204);
    calls.patch(path, Map.of("name", name)).expect(204);
    calls.post(path + "/builds", Map.of("transition", "stop", "reason", "cli")).expect(201);
    calls.post(path + "/builds", Map.of("transition", "start")).expect(201);
    calls.post(path + "/builds", Map.of("transition", "delete")).expect(201);
    List<JsonObject> rows = new ArrayList<>(rows(name));
    assertThat(rows)
        .extracting(ResourceAuditIT::summary)
        .containsExactly(
            "workspace create 201",
            "workspace write 204",
            "workspace_build stop 201",
            "workspace_build start 201",
            "workspace delete 201");
    JsonObject stop = rows.get(2).getJsonObject("additional_fields");
    assertThat(stop.getString("build_reason")).isEqualTo("cli");
    assertThat(stop.getInt("build_number")).isEqualTo(2);
    assertThat(stop.getString("workspace_id")).isEqualTo(made.getString("id"));
    assertThat(stop.getString("workspace_owner")).isEqualTo(member.username());
    assertThat(stop.getString("key_id")).isEqualTo(member.session().substring(0, 10));
    assertThat(rows.get(4).getJsonObject("diff").keySet()).containsExactly("deleted");
    assertThat(rows.get(4).getBoolean("is_deleted")).isTrue();
  }
}
