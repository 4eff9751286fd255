package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
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

/** Workspaces: create, view, rename (protected resources, Workspaces). Builds: WorkspaceBuildIT. */
@ServerTest
class WorkspaceIT {
  private static final String MINE = "/api/v2/users/me/workspaces";
  private static final String WORKSPACES = "/api/v2/workspaces/";

  private static Person member;
  private static LatchkeySystem calls;
  private static LatchkeySystem owner;
  private static String template;

  @BeforeAll
  static void makeAMemberAndATemplate() {
    member = Fixtures.newMember();
    calls = member.calls();
    owner = Fixtures.owner();
    template = Fixtures.newTemplate();
  }

  private static Answer create(LatchkeySystem caller, String path, String name) {
    return caller.post(path, Map.of("name", name, "template_id", template));
  }

  @Test
  void aNewWorkspaceHasEveryFieldThatClientsRead() {
    String name = Fixtures.unique("w");
    JsonObject made = create(calls, MINE, name).expect(201).json();
    JsonObject from = owner.get("/api/v2/templates/" + template).expect(200).json();
    assertThat(UUID.fromString(made.getString("id"))).isNotNull();
    assertThat(made.getString("name")).isEqualTo(name);
    assertThat(made.getString("owner_id")).isEqualTo(member.id());
    assertThat(made.getString("owner_name")).isEqualTo(member.username());
    assertThat(made.getString("owner_avatar_url")).isEmpty();
    assertThat(made.getString("organization_id")).isEqualTo(from.getString("organization_id"));
    assertThat(made.getString("organization_name")).isEqualTo("default");
    assertThat(made.getString("template_id")).isEqualTo(template);
    assertThat(made.getString("template_name")).isEqualTo(from.getString("name"));
    assertThat(made.getString("template_display_name")).isEmpty();
    assertThat(made.getString("template_icon")).isEmpty();
    assertThat(made.getString("template_active_version_id"))
        .isEqualTo(from.getString("active_version_id"));
    assertThat(made.getBoolean("template_allow_user_cancel_workspace_jobs")).isFalse();
    assertThat(made.getBoolean("outdated")).isFalse();
    assertThat(made.getString("automatic_updates")).isEqualTo("never");
    assertThat(made.getBoolean("favorite")).isFalse();
    assertThat(made.getBoolean("allow_renames")).isTrue();
    assertThat(made.getJsonObject("health").toString())
        .contains("\"healthy\":true", "\"failing_agents\":[]");
    for (String time : List.of("created_at", "updated_at", "last_used_at")) {
      assertThat(made.getString(time)).as(time).endsWith("Z");
    }
    firstBuild(made);
    assertThat(calls.get(WORKSPACES + made.getString("id")).expect(200).json()).isEqualTo(made);
  }

  private static void firstBuild(JsonObject made) {
    JsonObject build = made.getJsonObject("latest_build");
    assertThat(UUID.fromString(build.getString("id"))).isNotNull();
    assertThat(build.getInt("build_number")).isEqualTo(1);
    assertThat(build.getString("workspace_id")).isEqualTo(made.getString("id"));
    assertThat(build.getString("workspace_name")).isEqualTo(made.getString("name"));
    assertThat(build.getString("workspace_owner_id")).isEqualTo(member.id());
    assertThat(build.getString("workspace_owner_name")).isEqualTo(member.username());
    assertThat(build.getString("template_version_id"))
        .isEqualTo(made.getString("template_active_version_id"));
    assertThat(build.getString("template_version_name")).isEmpty();
    assertThat(build.getString("transition")).isEqualTo("start");
    assertThat(build.getString("status")).isEqualTo("running");
    assertThat(build.getString("reason")).isEqualTo("initiator");
    assertThat(build.getString("initiator_id")).isEqualTo(member.id());
    assertThat(build.getString("initiator_name")).isEqualTo(member.username());
    assertThat(build.getJsonArray("resources")).isEmpty();
    assertThat(build.getInt("daily_cost")).isZero();
    JsonObject job = build.getJsonObject("job");
    assertThat(job.getString("status")).isEqualTo("succeeded");
    assertThat(UUID.fromString(job.getString("id"))).isNotNull();
    assertThat(job.getString("created_at")).endsWith("Z");
  }

  @Test
  void aWorkspaceIsMadeForOthersAndThroughTheOrganization() {
    String name = Fixtures.unique("w");
    String path = "/api/v2/organizations/default/members/" + member.username() + "/workspaces";
    JsonObject made = create(owner, path, name).expect(201).json();
    assertThat(made.getString("owner_id")).isEqualTo(member.id());
    assertThat(made.getJsonObject("latest_build").getString("initiator_name"))
        .isEqualTo(Fixtures.OWNER_USERNAME);
    for (String user : List.of("me", member.id(), member.username().toUpperCase(Locale.ROOT))) {
      String byName = "/api/v2/users/" + user + "/workspace/" + name.toUpperCase(Locale.ROOT);
      assertThat(calls.get(byName).expect(200).json()).isEqualTo(made);
    }
    expectNotFound(calls.get("/api/v2/users/me/workspace/" + Fixtures.unique("w")));
    expectNotFound(create(owner, path.replace("default", "nowhere"), name));
  }

  @Test
  void fieldsThatAreNotKnownAreIgnored() {
    calls
        .post(
            MINE,
            Map.of(
                "name",
                Fixtures.unique("w"),
                "template_id",
                template,
                "rich_parameter_values",
                List.of(Map.of("name", "a", "value", "b")),
                "automatic_updates",
                "always"))
        .expect(201);
  }

  @Test
  void namesAreUniqueForEachOwnerWhateverTheirCase() {
    String name = Fixtures.unique("w");
    JsonObject first = create(calls, MINE, name).expect(201).json();
    String upper = name.toUpperCase(Locale.ROOT);
    for (String again : List.of(name, upper)) {
      Answer taken = create(calls, MINE, again).expect(409);
      assertThat(taken.message())
          .isEqualTo("A workspace with name \"" + again + "\" already exists.");
      assertThat(taken.validations())
          .containsExactly(Map.entry("name", "This value is already in use and should be unique."));
    }
    create(Fixtures.newMember().calls(), MINE, name).expect(201);
    JsonObject second = Fixtures.newWorkspace(member, template);
    calls.patch(WORKSPACES + second.getString("id"), Map.of("name", name)).expect(409);
    calls.patch(WORKSPACES + first.getString("id"), Map.of("name", upper)).expect(204);
    assertThat(name(first)).isEqualTo(upper);
  }

  @Test
  void aWorkspaceIsRenamed() {
    JsonObject made = Fixtures.newWorkspace(member, template);
    String path = WORKSPACES + made.getString("id");
    String name = Fixtures.unique("w");
    assertThat(calls.patch(path, Map.of("name", name)).expect(204).body()).isEmpty();
    assertThat(name(made)).isEqualTo(name);
    calls.patch(path, Map.of("name", "")).expect(204);
    calls.patch(path, Map.of()).expect(204);
    assertThat(name(made)).isEqualTo(name);
    Answer refused = calls.patch(path, Map.of("name", "a b")).expect(400);
    assertThat(refused.validations()).containsOnlyKeys("name");
  }

  private static String name(JsonObject workspace) {
    String path = WORKSPACES + workspace.getString("id");
    return calls.get(path).expect(200).json().getString("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"template_id":"T"}                  | 400 | name
          {"name":"create","template_id":"T"}  | 400 | name
          {"name":"-a","template_id":"T"}      | 400 | name
          {"name":"ok"}                        | 400 | template_id
          {"name":"ok","template_id":null}     | 400 | template_id
          {"name":"ok","template_id":"x"}      | 400 | template_id
          {"name":"ok","template_id":"NIL"}    | 404 | Resource not found
          """)
  void aBadCreationIsRefused(String body, int status, String named) {
    String filled =
        body.replace("NIL", Fixtures.DEFAULT_ORGANIZATION).replace("T\"", template + "\"");
    assertThat(calls.request("POST", MINE, filled).expect(status).body()).contains(named);
  }

  @Test
  void fromADeletedTemplateNothingIsMade() {
    String gone = Fixtures.newTemplate();
    owner.delete("/api/v2/templates/" + gone).expect(200);
    expectNotFound(calls.post(MINE, Map.of("name", Fixtures.unique("w"), "template_id", gone)));
  }

  @Test
  void aUserWithWorkspacesIsNotDeletedAndADeletedOneGetsNone() {
    Person user = Fixtures.newMember();
    JsonObject made = Fixtures.newWorkspace(user, template);
    assertThat(owner.delete(user.path()).expect(417).message())
        .isEqualTo(
            "You cannot delete a user that has workspaces. Delete their workspaces and try again!");
    user.calls().get("/api/v2/users/me").expect(200);
    String builds = WORKSPACES + made.getString("id") + "/builds";
    owner.post(builds, Map.of("transition", "delete")).expect(201);
    owner.delete(user.path()).expect(200);
    expectNotFound(create(owner, user.path() + "/workspaces", Fixtures.unique("w")));
  }

  @Test
  void aSuspendedUsersWorkspacesRemain() {
    Person user = Fixtures.newMember();
    JsonObject made = Fixtures.newWorkspace(user, template);
    owner.put(user.path() + "/status/suspend").expect(200);
    owner.get(WORKSPACES + made.getString("id")).expect(200);
    create(owner, user.path() + "/workspaces", Fixtures.unique("w")).expect(201);
    user.calls().get(WORKSPACES + made.getString("id")).expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0-0-0-0-0", "00000000-0000-0000-0000-000000000000"})
  void whatIsNoWorkspaceIsNotFound(String id) {
    expectNotFound(owner.get(WORKSPACES + id));
    expectNotFound(owner.patch(WORKSPACES + id, Map.of("name", "a")));
    expectNotFound(owner.post(WORKSPACES + id + "/builds", Map.of("transition", "start")));
    expectNotFound(owner.get("/api/v2/workspacebuilds/" + id));
    expectNotFound(owner.get("/api/v2/workspacebuilds/" + id + "/parameters"));
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
