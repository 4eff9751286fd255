package io.latchkey.user;

import static io.latchkey.fixture.Fixtures.DEFAULT_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dormant, active and suspended users (token API 3.3, 2.3 row 9, 2.9, 3.2). */
@ServerTest
class UserStatusIT {
  private static final String USERS = "/api/v2/users";

  private static LatchkeySystem owner;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
  }

  @Test
  void aSuspendedUserIsRefusedAtOnceUntilActivated() {
    Person user = Fixtures.newMember();
    String keys = user.path() + "/keys/tokens";
    String token = user.calls().post(keys, Map.of()).expect(201).json().getString("key");
    LatchkeySystem withToken = LatchkeySystem.underTest().as(token);
    for (int twice = 0; twice < 2; twice++) {
      assertThat(set(user, "suspend").expect(200).json().getString("status"))
          .isEqualTo("suspended");
    }
    for (LatchkeySystem caller : List.of(user.calls(), withToken)) {
      Answer refused = caller.get(USERS + "/me").expect(401);
      assertThat(refused.message())
          .isEqualTo(
              "User is not active (status = \"suspended\"). Contact an admin to reactivate your"
                  + " account.");
      assertThat(refused.detail()).isEmpty();
      assertThat(refused.header("WWW-Authenticate")).isPresent();
    }
    assertThat(login(user, user.password()).expect(401).message())
        .isEqualTo("Your account is suspended. Contact an admin to reactivate your account.");
    assertThat(login(user, "wrong").expect(401).message())
        .isEqualTo("Incorrect email or password.");
    assertThat(owner.get(keys).expect(200).jsonArray()).hasSize(1);
    for (int twice = 0; twice < 2; twice++) {
      assertThat(set(user, "activate").expect(200).json().getString("status")).isEqualTo("active");
    }
    user.calls().get(USERS + "/me").expect(200);
    withToken.get(USERS + "/me").expect(200);
  }

  @Test
  void usingAKeyMakesADormantUserActive() {
    String path = Fixtures.newServiceAccount();
    String key = owner.post(path + "/keys").expect(201).json().getString("key");
    assertThat(owner.get(path).json().getString("status")).isEqualTo("dormant");
    JsonObject seen = LatchkeySystem.underTest().as(key).get(USERS + "/me").expect(200).json();
    assertThat(seen.getString("status")).isEqualTo("active");
    assertThat(seen.getString("last_seen_at")).isNotEqualTo("0001-01-01T00:00:00Z");
  }

  @Test
  void loggingInMakesADormantUserActive() {
    Person user = Fixtures.newMember();
    String dormant = Fixtures.unique("sleeper");
    Map<String, Object> wanted =
        Map.of(
            "username",
            dormant,
            "email",
            dormant + "@example.com",
            "password",
            user.password(),
            "organization_ids",
            List.of(DEFAULT_ORGANIZATION));
    owner.post(USERS, wanted).expect(201);
    String session = Fixtures.session(dormant + "@EXAMPLE.com", user.password());
    JsonObject loggedIn = owner.get(USERS + "/" + dormant).expect(200).json();
    assertThat(loggedIn.getString("status")).isEqualTo("active");
    assertThat(loggedIn.getString("last_seen_at")).isNotEqualTo("0001-01-01T00:00:00Z");
    LatchkeySystem.underTest().as(session).get(USERS + "/me").expect(200);
  }

  @Test
  void nobodySuspendsOneself() {
    Person userAdmin = Fixtures.newUser("user-admin");
    assertThat(set(owner, USERS + "/me", "suspend").expect(400).message())
        .isEqualTo("You cannot suspend yourself.");
    assertThat(set(userAdmin.calls(), userAdmin.path(), "suspend").expect(400).message())
        .isEqualTo("You cannot suspend yourself.");
    set(owner, USERS + "/me", "activate").expect(200);
  }

  @Test
  void anOwnerIsNotSuspended() {
    Person second = Fixtures.newUser("owner");
    String message =
        "You cannot suspend a user with the \"owner\" role. You must remove the role first.";
    assertThat(set(owner, second.path(), "suspend").expect(400).message()).isEqualTo(message);
    Person userAdmin = Fixtures.newUser("user-admin");
    assertThat(set(userAdmin.calls(), second.path(), "suspend").expect(400).message())
        .isEqualTo(message);
    owner.put(second.path() + "/roles", Map.of("roles", List.of())).expect(200);
    set(userAdmin.calls(), second.path(), "suspend").expect(200);
  }

  @Test
  void membersAndAuditorsSuspendNobody() {
    Person member = Fixtures.newMember();
    Person auditor = Fixtures.newUser("auditor");
    for (String status : List.of("suspend", "activate")) {
      assertThat(set(auditor.calls(), member.path(), status).expect(403).message())
          .isEqualTo("Forbidden.");
      assertThat(set(member.calls(), member.path(), status).expect(403).message())
          .isEqualTo("Forbidden.");
    }
    owner.put(USERS + "/nobody-of-this-name/status/suspend").expect(404);
    owner.put(member.path() + "/status/asleep").expect(404);
  }

  private static Answer set(Person user, String status) {
    return set(owner, user.path(), status);
  }

  private static Answer set(LatchkeySystem caller, String path, String status) {
    return caller.put(path + "/status/" + status);
  }

  private static Answer login(Person user, String password) {
    Map<String, String> body = Map.of("email", user.email(), "password", password);
    return LatchkeySystem.underTest().post(USERS + "/login", body);
  }
}
