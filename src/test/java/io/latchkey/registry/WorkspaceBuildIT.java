package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds: what starts, stops and deletes workspaces (protected resources, Workspaces). */
@ServerTest
class WorkspaceBuildIT {
  private static Person member;
  private static LatchkeySystem calls;
  private static LatchkeySystem owner;

  private String template;
  private String path;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
    member = Fixtures.newMember();
    calls = member.calls();
  }

  @BeforeEach
  void makeAWorkspace() {
    template = Fixtures.newTemplate();
    path = "/api/v2/workspaces/" + Fixtures.newWorkspace(member, template).getString("id");
  }

  private JsonObject build(LatchkeySystem caller, Map<String, ?> body) {
    return caller.post(path + "/builds", body).expect(201).json();
  }

  private JsonObject view() {
    return calls.get(path).expect(200).json();
  }

  @Test
  void eachBuildIsTheWorkspacesLatestOne() {
    JsonObject stopped = build(owner, Map.of("transition", "stop", "reason", "dashboard"));
    assertThat(stopped.getInt("build_number")).isEqualTo(2);
    assertThat(stopped.getString("status")).isEqualTo("stopped");
    assertThat(stopped.getString("reason")).isEqualTo("dashboard");
    assertThat(stopped.getString("initiator_name")).isEqualTo(Fixtures.OWNER_USERNAME);
    assertThat(stopped.getString("workspace_owner_name")).isEqualTo(member.username());
    assertThat(view().getJsonObject("latest_build")).isEqualTo(stopped);
    String usedAt = view().getString("last_used_at");
    JsonObject started = build(calls, Map.of("transition", "start", "reason", ""));
    assertThat(started.getInt("build_number")).isEqualTo(3);
    assertThat(started.getString("status")).isEqualTo("running");
    assertThat(started.getString("reason")).isEqualTo("initiator");
    assertThat(view().getJsonObject("latest_build")).isEqualTo(started);
    assertThat(view().getString("last_used_at")).isNotEqualTo(usedAt);
    String build = "/api/v2/workspacebuilds/" + stopped.getString("id");
    assertThat(calls.get(build).expect(200).json()).isEqualTo(stopped);
    assertThat(calls.get(build + "/parameters").expect(200).jsonArray()).isEmpty();
  }

  @Test
  void aDeletedWorkspaceIsGoneButItsBuildsAreNot() {
    String name = view().getString("name");
    JsonObject deleted =
        build(calls, Map.of("transition", "delete", "orphan", true, "rich_parameter_values", ""));
    assertThat(deleted.getString("status")).isEqualTo("deleted");
    calls.get(path).expect(404);
    calls.get("/api/v2/users/me/workspace/" + name).expect(404);
    calls.patch(path, Map.of("name", "again")).expect(404);
    calls.post(path + "/builds", Map.of("transition", "start")).expect(404);
    assertThat(calls.get("/api/v2/workspaces?q=name:" + name).json().getInt("count")).isZero();
    String build = "/api/v2/workspacebuilds/" + deleted.getString("id");
    assertThat(calls.get(build).expect(200).json()).isEqualTo(deleted);
    Fixtures.newMember().calls().get(build).expect(404);
    calls
        .post("/api/v2/users/me/workspaces", Map.of("name", name, "template_id", template))
        .expect(201);
  }

  @Test
  void aWorkspaceIsOutdatedUntilItIsBuiltWithTheActiveVersion() {
    String before = view().getString("template_active_version_id");
    String active =
        owner
            .patch("/api/v2/templates/" + template, Map.of("icon", "/new.svg"))
            .expect(200)
            .json()
            .getString("active_version_id");
    assertThat(view().getBoolean("outdated")).isTrue();
    assertThat(view().getString("template_icon")).isEqualTo("/new.svg");
    JsonObject same = build(calls, Map.of("transition", "start"));
    assertThat(same.getString("template_version_id")).isEqualTo(before);
    assertThat(view().getBoolean("outdated")).isTrue();
    JsonObject newer = build(calls, Map.of("transition", "start", "template_version_id", active));
    assertThat(newer.getString("template_version_id")).isEqualTo(active);
    assertThat(view().getBoolean("outdated")).isFalse();
  }

  @Test
  void aVersionOfAnotherTemplateIsRefused() {
    JsonObject other = owner.get("/api/v2/templates/" + Fixtures.newTemplate()).expect(200).json();
    Map<String, String> body =
        Map.of("transition", "start", "template_version_id", other.getString("active_version_id"));
    Answer refused = calls.post(path + "/builds", body).expect(400);
    assertThat(refused.validations()).containsOnlyKeys("template_version_id");
    assertThat(view().getJsonObject("latest_build").getInt("build_number")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                | transition          | required
          {"transition":""}                                 | transition          | required
          {"transition":"restart"}                          | transition          | oneof
          {"transition":"START"}                            | transition          | oneof
          {"transition":"start","reason":"LONG"}            | reason              | max
          {"transition":"start","template_version_id":"x"}  | template_version_id | valid JSON
          """)
  void aBadBuildIsRefused(String body, String field, String why) {
    String filled = body.replace("LONG", "x".repeat(129));
    Answer refused = calls.request("POST", path + "/builds", filled).expect(400);
    assertThat(refused.body()).contains(field, why);
  }

  @Test
  void eachTransitionTakesItsOwnScope() {
    for (String transition : new String[] {"start", "stop", "delete"}) {
      for (String scope : new String[] {"start", "stop", "delete"}) {
        makeAWorkspace();
        LatchkeySystem token = Fixtures.withToken(member, "workspace:read,workspace:" + scope);
        token
            .post(path + "/builds", Map.of("transition", transition))
            .expect(scope.equals(transition) ? 201 : 403);
      }
    }
  }
}
