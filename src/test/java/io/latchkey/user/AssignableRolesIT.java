package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /users/roles} and {@code GET /users/{user}/appearance} (protected resources). */
@ServerTest
class AssignableRolesIT {
  private static final String ROLES = "/api/v2/users/roles";

  private static List<JsonObject> roles(LatchkeySystem caller) {
    return caller.get(ROLES).expect(200).jsonArray().getValuesAs(JsonObject.class);
  }

  @Test
  void anOwnerMayAssignEveryRoleButTheOneThatEverybodyHas() {
    List<JsonObject> roles = roles(Fixtures.owner());
    assertThat(roles)
        .extracting(role -> role.getString("name"))
        .containsExactly("auditor", "owner", "template-admin", "user-admin", "verifier");
    assertThat(roles)
        .extracting(role -> role.getString("display_name"))
        .containsExactly("Auditor", "Owner", "Template Admin", "User Admin", "Verifier");
    assertThat(roles).allMatch(role -> role.getBoolean("built_in"));
    assertThat(roles).allMatch(role -> role.getBoolean("assignable"));
  }

  @Test
  void othersReadTheRolesAndAssignNone() {
    for (Person person : List.of(Fixtures.newMember(), Fixtures.newUser("user-admin"))) {
      assertThat(roles(person.calls())).hasSize(5).noneMatch(role -> role.getBoolean("assignable"));
    }
  }

  @Test
  void aKeyWithoutTheRightToReadRolesIsForbidden() {
    Person boss = Fixtures.newUser("owner");
    for (LatchkeySystem limited :
        List.of(
            Fixtures.withToken(boss, "user:*"),
            Fixtures.withToken(boss, "coder:all", "user:" + boss.id()))) {
      assertThat(limited.get(ROLES).expect(403).message()).isEqualTo("Forbidden.");
    }
    LatchkeySystem.underTest().get(ROLES).expect(401);
  }

  @Test
  void onesAppearanceIsWhateverTheConsoleDecides() {
    Person member = Fixtures.newMember();
    JsonObject told = member.calls().get("/api/v2/users/me/appearance").expect(200).json();
    for (String text :
        List.of("theme_preference", "theme_mode", "theme_light", "theme_dark", "terminal_font")) {
      assertThat(told.getString(text)).as(text).isEmpty();
    }
    Answer other = Fixtures.newMember().calls().get(member.path() + "/appearance").expect(404);
    assertThat(other.message()).startsWith("Resource not found");
    LatchkeySystem noReader = Fixtures.withToken(member, "user:read");
    assertThat(noReader.get("/api/v2/users/me/appearance").expect(404).message())
        .startsWith("Resource not found");
  }
}
