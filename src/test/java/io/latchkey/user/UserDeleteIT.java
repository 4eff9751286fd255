package io.latchkey.user;

import static io.latchkey.fixture.Fixtures.DEFAULT_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code DELETE /users/{user}} and what is left afterwards (token API 3.0, 3.3, 2.9). */
@ServerTest
class UserDeleteIT {
  private static final String USERS = "/api/v2/users";

  private static LatchkeySystem owner;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
  }

  @Test
  void aDeletedUserIsRefusedAtOnceAndFoundByIdOnly() {
    Person user = Fixtures.newMember();
    String keys = user.path() + "/keys/tokens";
    String token =
        owner.post(keys, Map.of("token_name", "left")).expect(201).json().getString("key");
    LatchkeySystem withToken = LatchkeySystem.underTest().as(token);
    withToken.get(USERS + "/me").expect(200);

    Answer answer = owner.delete(USERS + "/" + user.username()).expect(200);
    assertThat(answer.message()).isEqualTo("User has been deleted!");

    for (LatchkeySystem caller : List.of(withToken, user.calls())) {
      assertThat(caller.get(USERS + "/me").expect(401).detail()).isEqualTo("API key is invalid.");
    }
    assertThat(login(user).expect(401).message()).isEqualTo("Incorrect email or password.");
    expectNotFound(owner.get(USERS + "/" + user.username()));
    assertThat(owner.get(user.path().toUpperCase(Locale.ROOT).replace("/API/V2/USERS", USERS)))
        .extracting(found -> found.expect(200).json().getString("username"))
        .isEqualTo(user.username());
    assertThat(owner.get(USERS + "?q=" + user.username()).expect(200).json().getInt("count"))
        .isZero();
    nothingCanBeDoneToIt(user);
    itsNamesAreFree(user);
  }

  private static Answer login(Person user) {
    Map<String, String> body = Map.of("email", user.email(), "password", user.password());
    return LatchkeySystem.underTest().post(USERS + "/login", body);
  }

  private static void nothingCanBeDoneToIt(Person user) {
    expectNotFound(owner.delete(user.path()));
    expectNotFound(owner.put(user.path() + "/status/activate"));
    expectNotFound(owner.put(user.path() + "/status/suspend"));
    expectNotFound(owner.put(user.path() + "/profile", Map.of("username", "back-again")));
    expectNotFound(owner.put(user.path() + "/roles", Map.of("roles", List.of("auditor"))));
    expectNotFound(owner.put(user.path() + "/password", Map.of("password", "Correct-horse-77!")));
    expectNotFound(owner.post(user.path() + "/keys"));
    expectNotFound(owner.post(user.path() + "/keys/tokens", Map.of()));
    assertThat(owner.get(user.path() + "/keys/tokens?include_expired=true").jsonArray()).isEmpty();
  }

  private static void itsNamesAreFree(Person user) {
    Map<String, Object> again =
        Map.of(
            "username", user.username().toUpperCase(Locale.ROOT),
            "email", user.email(),
            "password", user.password(),
            "organization_ids", List.of(DEFAULT_ORGANIZATION));
    String id = owner.post(USERS, again).expect(201).json().getString("id");
    assertThat(id).isNotEqualTo(user.id());
    assertThat(owner.get(USERS + "/" + user.username()).expect(200).json().getString("id"))
        .isEqualTo(id);
  }

  @Test
  void nobodyDeletesOneself() {
    for (String path : List.of("/me", "/" + Fixtures.OWNER_USERNAME)) {
      Answer answer = owner.delete(USERS + path).expect(403);
      assertThat(answer.message()).isEqualTo("You cannot delete yourself!");
    }
  }

  @Test
  void onlyOwnersAndUserAdminsDelete() {
    Person member = Fixtures.newMember();
    Person auditor = Fixtures.newUser("auditor");
    assertThat(auditor.calls().delete(member.path()).expect(403).message()).isEqualTo("Forbidden.");
    assertThat(member.calls().delete(auditor.path()).expect(403).message()).isEqualTo("Forbidden.");
    Fixtures.newUser("user-admin").calls().delete(auditor.path()).expect(200);
  }

  @Test
  void aUserAdminDeletesNoOwner() {
    Person userAdmin = Fixtures.newUser("user-admin");
    String first = USERS + "/" + Fixtures.OWNER_USERNAME;
    assertThat(userAdmin.calls().delete(first).expect(403).message()).isEqualTo("Forbidden.");
    owner.get(USERS + "/me").expect(200);
  }

  @Test
  void aUserWhoDoesNotExistIsNotFound() {
    expectNotFound(owner.delete(USERS + "/" + Fixtures.unique("nobody")));
    expectNotFound(owner.delete(USERS + "/6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab"));
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
