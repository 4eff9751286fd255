package io.latchkey.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organizations and their members (protected resources, Organizations). */
@ServerTest
class OrganizationIT {
  private static final String ORGANIZATIONS = "/api/v2/organizations";

  private static LatchkeySystem owner;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
  }

  private static JsonObject home() {
    return owner.get(ORGANIZATIONS + "/default").expect(200).json();
  }

  @Test
  void thereIsOneAndEverybodyReadsIt() {
    JsonObject home = home();
    assertThat(home.getString("name")).isEqualTo("default");
    assertThat(home.getBoolean("is_default")).isTrue();
    for (String text : List.of("display_name", "description", "icon")) {
      assertThat(home.getString(text)).as(text).isNotNull();
    }
    assertThat(home.getJsonArray("default_org_member_roles")).isEmpty();
    for (String time : List.of("created_at", "updated_at")) {
      assertThat(home.getString(time)).as(time).endsWith("Z");
    }
    LatchkeySystem member = Fixtures.newMember().calls();
    assertThat(member.get(ORGANIZATIONS).expect(200).jsonArray()).containsExactly(home);
    assertThat(member.get("/api/v2/users/me/organizations").expect(200).jsonArray())
        .containsExactly(home);
    for (String name :
        List.of(home.getString("id"), "DEFAULT", Fixtures.DEFAULT_ORGANIZATION, "default/")) {
      assertThat(member.get(ORGANIZATIONS + "/" + name).expect(200).json()).isEqualTo(home);
    }
    assertThat(owner.get("/api/v2/users/me").json().getJsonArray("organization_ids").getString(0))
        .isEqualTo(home.getString("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab", "0-0-0-0-0", "%F0%9F%98%80"})
  void anotherOneIsNotFound(String name) {
    for (String below : List.of("", "/members", "/templates", "/templates/x")) {
      Answer answer = owner.get(ORGANIZATIONS + "/" + name + below).expect(404);
      assertThat(answer.message())
          .isEqualTo("Resource not found or you do not have access to this resource");
    }
  }

  @Test
  void membersAreTheUsersWhoAreNotDeleted() {
    Person auditor = Fixtures.newUser("auditor");
    Person gone = Fixtures.newMember();
    owner.delete(gone.path()).expect(200);
    for (String path :
        List.of(
            ORGANIZATIONS + "/default/members",
            ORGANIZATIONS + "/" + home().getString("id") + "/members/")) {
      JsonArray members = owner.get(path).expect(200).jsonArray();
      JsonObject member = find(members, auditor.id());
      JsonObject user = owner.get(auditor.path()).expect(200).json();
      assertThat(member.getString("organization_id")).isEqualTo(home().getString("id"));
      for (String same :
          List.of("username", "name", "email", "avatar_url", "status", "login_type")) {
        assertThat(member.getString(same)).as(same).isEqualTo(user.getString(same));
      }
      for (String time : List.of("created_at", "updated_at")) {
        assertThat(member.getString(time)).as(time).isEqualTo(user.getString(time));
        assertThat(member.getString("user_" + time)).as(time).isEqualTo(user.getString(time));
      }
      assertThat(member.getBoolean("has_ai_seat")).isFalse();
      assertThat(member.getJsonArray("roles")).isEmpty();
      assertThat(member.getJsonArray("global_roles")).isEqualTo(user.getJsonArray("roles"));
      assertThat(members.toString()).doesNotContain(gone.id());
    }
  }

  @Test
  void whoMayNotReadAllSeesOnlyOneself() {
    Person member = Fixtures.newMember();
    String path = ORGANIZATIONS + "/default/members";
    JsonArray seen = member.calls().get(path).expect(200).jsonArray();
    assertThat(seen).hasSize(1);
    assertThat(find(seen, member.id()).getString("username")).isEqualTo(member.username());
    String self = "organization_member:" + member.id();
    for (String entry : List.of(self, "organization_member:*", "*:" + member.id())) {
      assertThat(Fixtures.withToken(member, "coder:all", entry).get(path).jsonArray()).hasSize(1);
    }
    Person userAdmin = Fixtures.newUser("user-admin");
    assertThat(Fixtures.withToken(userAdmin, "coder:all", self).get(path).jsonArray()).hasSize(1);
    assertThat(Fixtures.withToken(member, "user:read").get(path).jsonArray()).isEmpty();
    assertThat(Fixtures.withToken(member, "coder:all", "user:*").get(path).jsonArray()).isEmpty();
  }

  private static JsonObject find(JsonArray members, String user) {
    return members.getValuesAs(JsonObject.class).stream()
        .filter(member -> member.getString("user_id").equals(user))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void workspaceSharingIsNotThere() {
    Answer answer = owner.get(ORGANIZATIONS + "/default/settings/workspace-sharing").expect(404);
    assertThat(answer.message()).isNotEmpty();
  }
}
