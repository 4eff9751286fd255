package io.latchkey.registry;

import static io.latchkey.fixture.Fixtures.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The five examples of the user's guide: what each token may do, and what it is refused. */
@ServerTest
class GuideExamplesIT {
  private static final String WORKSPACES = "/api/v2/workspaces";
  private static final Map<String, String> STOP = Map.of("transition", "stop");

  private static Person member;
  private static String template;
  private static String one;
  private static String another;

  @BeforeAll
  static void makeTwoWorkspaces() {
    member = Fixtures.newMember();
    template = Fixtures.newTemplate();
    one = Fixtures.newWorkspace(member, template).getString("id");
    another = Fixtures.newWorkspace(member, template).getString("id");
  }

  private static Map<String, String> newWorkspace() {
    return Map.of("name", Fixtures.unique("w"), "template_id", template);
  }

  private static int visible(LatchkeySystem token) {
    return token.get(WORKSPACES).expect(200).json().getInt("count");
  }

  private static void expectHidden(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }

  private static void expectForbidden(Answer answer) {
    assertThat(answer.expect(403).message()).isEqualTo("Forbidden.");
  }

  /** {@code tokens create --scope workspace:read} */
  @Test
  void aTokenThatOnlyReadsWorkspaces() {
    LatchkeySystem token = withToken(member, "workspace:read");
    token.get(WORKSPACES + "/" + one).expect(200);
    assertThat(visible(token)).isGreaterThanOrEqualTo(2);

    expectForbidden(token.patch(WORKSPACES + "/" + one, Map.of("name", "other")));
    expectForbidden(token.post(WORKSPACES + "/" + one + "/builds", STOP));
    expectHidden(token.post("/api/v2/users/me/workspaces", newWorkspace()));
    expectHidden(token.get("/api/v2/users/me"));
    expectHidden(token.get("/api/v2/users/me/keys/tokens"));
    expectHidden(token.get("/api/v2/templates/" + template));
    assertThat(token.get("/api/v2/templates").expect(200).jsonArray()).isEmpty();
  }

  /** {@code tokens create --scope 'workspace:*'} */
  @Test
  void aTokenThatMayDoAnythingToWorkspaces() {
    LatchkeySystem token = withToken(member, "workspace:*");
    String mine = Fixtures.newWorkspace(member, template).getString("id");
    token.get(WORKSPACES + "/" + mine).expect(200);
    token.patch(WORKSPACES + "/" + mine, Map.of("name", Fixtures.unique("w"))).expect(204);
    for (String transition : new String[] {"stop", "start", "delete"}) {
      token.post(WORKSPACES + "/" + mine + "/builds", Map.of("transition", transition)).expect(201);
    }

    // A new one takes its owner's membership and a template as well: coder:workspaces.create.
    expectHidden(token.post("/api/v2/users/me/workspaces", newWorkspace()));
    expectHidden(token.get("/api/v2/templates/" + template));
    expectHidden(token.get("/api/v2/users/me"));
    String others = Fixtures.newWorkspace(Fixtures.newMember(), template).getString("id");
    expectHidden(token.get(WORKSPACES + "/" + others));
  }

  /** {@code tokens create --scope coder:workspaces.create --scope user:read} */
  @Test
  void aTokenWithSeveralScopesMayDoWhatAnyOfThemPermits() {
    LatchkeySystem token = withToken(member, "coder:workspaces.create,user:read");
    token.get("/api/v2/users/me").expect(200);
    String made =
        token
            .post("/api/v2/users/me/workspaces", newWorkspace())
            .expect(201)
            .json()
            .getString("id");
    token.get(WORKSPACES + "/" + made).expect(200);
    token.post(WORKSPACES + "/" + made + "/builds", STOP).expect(201);

    expectForbidden(
        token.post(WORKSPACES + "/" + made + "/builds", Map.of("transition", "delete")));
    expectForbidden(token.put("/api/v2/users/me/password", Map.of("password", "x")));
    expectForbidden(token.post("/api/v2/users/me/keys/tokens", Map.of()));
    expectForbidden(token.post("/api/v2/organizations/default/templates", Map.of("name", "x")));
  }

  /** {@code tokens create --allow workspace:<uuid>} */
  @Test
  void aTokenConfinedToOneWorkspace() {
    LatchkeySystem token = withToken(member, "coder:all", "workspace:" + one);
    token.get(WORKSPACES + "/" + one).expect(200);
    token.post(WORKSPACES + "/" + one + "/builds", STOP).expect(201);
    assertThat(visible(token)).isEqualTo(1);

    expectHidden(token.get(WORKSPACES + "/" + another));
    expectHidden(token.post(WORKSPACES + "/" + another + "/builds", STOP));
    expectHidden(token.post("/api/v2/users/me/workspaces", newWorkspace()));
    expectHidden(token.get("/api/v2/users/me"));
    expectHidden(token.get("/api/v2/templates/" + template));
    expectHidden(token.get("/api/v2/organizations/default"));
  }

  /**
   * {@code tokens create --scope workspace:read --scope 'template:*' --scope 'user:*' --allow
   * workspace:<uuid> --allow 'template:*' --allow 'user:*'}
   */
  @Test
  void aTokenThatReadsOneWorkspaceAndMayTouchAllTemplatesAndUsers() {
    Person boss = Fixtures.newUser("owner");
    LatchkeySystem token =
        withToken(
            boss, "workspace:read,template:*,user:*", "workspace:" + one, "template:*", "user:*");
    token.get(WORKSPACES + "/" + one).expect(200);
    assertThat(visible(token)).isEqualTo(1);
    String made =
        token
            .post("/api/v2/organizations/default/templates", Map.of("name", Fixtures.unique("t")))
            .expect(201)
            .json()
            .getString("id");
    token.patch("/api/v2/templates/" + made, Map.of("display_name", "Tea")).expect(200);
    token.delete("/api/v2/templates/" + made).expect(200);
    token.get(member.path()).expect(200);
    token.put(Fixtures.newMember().path() + "/status/suspend").expect(200);

    expectHidden(token.get(WORKSPACES + "/" + another));
    expectForbidden(token.post(WORKSPACES + "/" + one + "/builds", STOP));
    expectHidden(token.get("/api/v2/organizations/default"));
    expectForbidden(token.post(member.path() + "/keys/tokens", Map.of()));
    expectForbidden(token.put(member.path() + "/roles", Map.of("roles", List.of("owner"))));
  }
}
