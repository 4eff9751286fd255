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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builds of a workspace, listed and by their number (protected resources). */
@ServerTest
class BuildHistoryIT {
  private Person member;
  private LatchkeySystem calls;
  private JsonObject workspace;
  private String builds;

  @BeforeEach
  void makeAWorkspaceWithThreeBuilds() {
    member = Fixtures.newMember();
    calls = member.calls();
    workspace = Fixtures.newWorkspace(member, Fixtures.newTemplate());
    builds = "/api/v2/workspaces/" + workspace.getString("id") + "/builds";
    build("stop");
    build("start");
  }

  private JsonObject build(String transition) {
    return calls.post(builds, Map.of("transition", transition)).expect(201).json();
  }

  private static String byNumber(String user, String name, int number) {
    return "/api/v2/users/%s/workspace/%s/builds/%d".formatted(user, name, number);
  }

  private Answer mine(int number) {
    return calls.get(byNumber("me", workspace.getString("name"), number));
  }

  private static List<Integer> numbers(Answer answer) {
    return answer.expect(200).jsonArray().getValuesAs(JsonObject.class).stream()
        .map(build -> build.getInt("build_number"))
        .toList();
  }

  @Test
  void aBuildIsFoundByItsNumberAsItIsById() {
    assertThat(mine(1).expect(200).json()).isEqualTo(workspace.getJsonObject("latest_build"));
    JsonObject second = mine(2).expect(200).json();
    assertThat(second.getString("transition")).isEqualTo("stop");
    assertThat(calls.get("/api/v2/workspacebuilds/" + second.getString("id")).expect(200).json())
        .isEqualTo(second);
    String upper = workspace.getString("name").toUpperCase(Locale.ROOT);
    for (String user : List.of(member.id(), member.username())) {
      assertThat(calls.get(byNumber(user, upper, 2)).expect(200).json()).isEqualTo(second);
    }
    expectNotFound(mine(4));
    expectNotFound(mine(0));
    expectNotFound(mine(-1));
    expectNotFound(calls.get(byNumber("me", Fixtures.unique("w"), 1)));
    expectNotFound(
        Fixtures.newMember()
            .calls()
            .get(byNumber(member.username(), workspace.getString("name"), 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.0", "2147483648", "99999999999999999999", "0x1", "%20"})
  void whatIsNoNumberIsRefused(String number) {
    String path = byNumber("me", workspace.getString("name"), 7).replaceFirst("7$", "");
    Answer refused = calls.get(path + number).expect(400);
    assertThat(refused.message()).isEqualTo("Failed to parse build number as integer.");
    assertThat(refused.validations()).containsOnlyKeys("build_number");
  }

  @Test
  void theLastBuildIsStillAnsweredWhenTheWorkspaceIsDeleted() {
    JsonObject deleted = build("delete");
    assertThat(mine(4).expect(200).json()).isEqualTo(deleted);
    assertThat(mine(4).json().getString("status")).isEqualTo("deleted");
    assertThat(mine(1).expect(200).json().getString("workspace_id"))
        .isEqualTo(workspace.getString("id"));
    expectNotFound(calls.get(builds));
    expectNotFound(
        Fixtures.newMember()
            .calls()
            .get(byNumber(member.username(), workspace.getString("name"), 4)));
  }

  @Test
  void ofSeveralWithOneNameTheLivingOneAnswersThenTheOneDeletedLast() {
    String template = workspace.getString("template_id");
    String first = workspace.getString("id");
    build("delete");
    Map<String, String> again =
        Map.of("name", workspace.getString("name"), "template_id", template);
    String second =
        calls.post("/api/v2/users/me/workspaces", again).expect(201).json().getString("id");
    assertThat(mine(1).expect(200).json().getString("workspace_id")).isEqualTo(second);
    assertThat(mine(2).expect(200).json().getString("workspace_id")).isEqualTo(first);
    calls
        .post("/api/v2/workspaces/" + second + "/builds", Map.of("transition", "delete"))
        .expect(201);
    assertThat(mine(2).expect(200).json().getString("workspace_id")).isEqualTo(second);
    assertThat(mine(4).expect(200).json().getString("workspace_id")).isEqualTo(first);
    LatchkeySystem confined =
        Fixtures.withToken(
            member, "coder:all", "workspace:" + first, "organization_member:" + member.id());
    String path = byNumber("me", workspace.getString("name"), 2);
    assertThat(confined.get(path).expect(200).json().getString("workspace_id")).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"'',321", "limit=2,32", "limit=1&offset=1,2", "offset=2,1", "limit=0,321"})
  void theListBeginsWithTheNewestAndHasPages(String page, String expected) {
    assertThat(numbers(calls.get(builds + "?" + page)))
        .isEqualTo(expected.chars().mapToObj(Character::getNumericValue).toList());
  }

  @Test
  void thePageAfterABuildGoesOnWithTheOnesBefore() {
    String newest = mine(3).expect(200).json().getString("id");
    assertThat(numbers(calls.get(builds + "?after_id=" + newest))).containsExactly(2, 1);
    assertThat(numbers(calls.get(builds + "?limit=1&after_id=" + newest))).containsExactly(2);
    String foreign =
        Fixtures.newWorkspace(member, workspace.getString("template_id"))
            .getJsonObject("latest_build")
            .getString("id");
    for (String none : List.of(foreign, Fixtures.DEFAULT_ORGANIZATION)) {
      assertThat(numbers(calls.get(builds + "?after_id=" + none))).isEmpty();
    }
    assertThat(calls.get(builds + "?limit=x&offset=-1&after_id=y").expect(400).validations())
        .containsOnlyKeys("limit", "offset", "after_id");
    JsonObject listed = calls.get(builds + "?limit=1").expect(200).jsonArray().getJsonObject(0);
    assertThat(listed).isEqualTo(mine(3).json());
    expectNotFound(Fixtures.newMember().calls().get(builds));
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
