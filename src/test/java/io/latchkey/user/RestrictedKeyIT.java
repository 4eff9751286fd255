package io.latchkey.user;

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

/**
 * A key that is restricted, by scopes or by an allow list, gets nobody wider access than its own,
 * though its user is an owner and its scopes permit the operation (token API D23).
 */
@ServerTest
class RestrictedKeyIT {
  private static final String NEXT = "another-Horse-battery-8";

  private static Person owner;
  private static Person target;
  private static LatchkeySystem scoped;
  private static LatchkeySystem confined;

  @BeforeAll
  static void makePeople() {
    Fixtures.owner();
    owner = Fixtures.newUser("owner");
    target = Fixtures.newUser("owner");
    scoped = Fixtures.withToken(owner, "user:*");
    confined = Fixtures.withToken(owner, "coder:all", "user:*", "assign_role:*");
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.expect(403).message()).isEqualTo("Forbidden.");
    assertThat(answer.detail()).startsWith("The key used is restricted by its scopes");
  }

  @Test
  void resetsNobodyElsesPassword() {
    for (LatchkeySystem key : List.of(scoped, confined)) {
      assertRefused(key.put(target.path() + "/password", Map.of("password", NEXT)));
    }
    target.calls().get("/api/v2/users/me").expect(200);
  }

  @Test
  void makesNoUser() {
    String name = Fixtures.unique("made");
    Map<String, Object> user =
        Map.of(
            "username",
            name,
            "email",
            name + "@example.com",
            "password",
            NEXT,
            "organization_ids",
            List.of(Fixtures.DEFAULT_ORGANIZATION));
    for (LatchkeySystem key : List.of(scoped, confined)) {
      assertRefused(key.post("/api/v2/users", user));
    }
    owner.calls().get("/api/v2/users/" + name).expect(404);
  }

  @Test
  void changesNoRoles() {
    Person member = Fixtures.newMember();
    Map<String, List<String>> roles = Map.of("roles", List.of("owner"));
    assertRefused(confined.put(member.path() + "/roles", roles));
    assertThat(owner.calls().get(member.path()).json().getJsonArray("roles")).isEmpty();
  }

  @Test
  void letsNoSuspendedUserIn() {
    Person member = Fixtures.newMember();
    confined.put(member.path() + "/status/suspend").expect(200);
    assertRefused(confined.put(member.path() + "/status/activate"));
    member.calls().get("/api/v2/users/me").expect(401);
  }

  @Test
  void changesItsOwnUsersPasswordForWhoKnowsTheOldOne() {
    Person person = Fixtures.newMember();
    LatchkeySystem key = Fixtures.withToken(person, "user:*");
    Map<String, String> change = Map.of("old_password", person.password(), "password", NEXT);
    key.put(person.path() + "/password", change).expect(204);
  }
}
