package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads whom, and whose keys: roles by token API 7.2, {@code {user}} by 3.0. */
@ServerTest
class UserAccessIT {
  private static final String USERS = "/api/v2/users";

  private static LatchkeySystem owner;
  private static Person member;
  private static Person auditor;
  private static Person userAdmin;
  private static Person templateAdmin;
  private static String keyId;

  @BeforeAll
  static void makePeople() {
    owner = Fixtures.owner();
    member = Fixtures.newMember();
    auditor = Fixtures.newUser("auditor");
    userAdmin = Fixtures.newUser("user-admin");
    templateAdmin = Fixtures.newUser("template-admin");
    keyId = id(member.calls().post(member.path() + "/keys/tokens", Map.of("token_name", "own")));
  }

  @Test
  void aUserIsNamedByIdByUsernameAndByMe() {
    JsonObject me = member.calls().get(USERS + "/me").expect(200).json();
    assertThat(me.getString("id")).isEqualTo(member.id());
    for (String name :
        List.of(
            member.id(),
            member.id().toUpperCase(Locale.ROOT),
            member.username(),
            member.username().toUpperCase(Locale.ROOT),
            "me/")) {
      assertThat(withoutLastSeen(member.calls().get(USERS + "/" + name).expect(200).json()))
          .isEqualTo(withoutLastSeen(me));
    }
  }

  /** From memory that is as of the last time when the use of the same key was recorded. */
  private static JsonObject withoutLastSeen(JsonObject user) {
    return Json.createObjectBuilder(user).remove("last_seen_at").build();
  }

  @Test
  void aMemberSeesOnlyItself() {
    JsonObject list = member.calls().get(USERS).expect(200).json();
    assertThat(list.getInt("count")).isOne();
    assertThat(list.getJsonArray("users").getJsonObject(0).getString("id")).isEqualTo(member.id());
    JsonObject none = member.calls().get(USERS + "?q=" + auditor.username()).expect(200).json();
    assertThat(none.getInt("count")).isZero();
    for (String name : List.of(auditor.id(), auditor.username(), Fixtures.unique("nobody"))) {
      expectNotFound(member.calls().get(USERS + "/" + name));
    }
  }

  @Test
  void auditorsAndAdministratorsReadEverybody() {
    for (Person reader : List.of(auditor, userAdmin, templateAdmin)) {
      reader.calls().get(member.path()).expect(200);
      JsonObject found = reader.calls().get(USERS + "?q=" + member.username()).expect(200).json();
      assertThat(found.getInt("count")).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "user-admin", "template-admin"})
  void othersKeysAreNotThereForThoseWhoReadTheirUsers(String role) {
    LatchkeySystem reader =
        switch (role) {
          case "auditor" -> auditor.calls();
          case "user-admin" -> userAdmin.calls();
          default -> templateAdmin.calls();
        };
    String keys = member.path() + "/keys";
    assertThat(reader.get(keys + "/tokens").expect(200).jsonArray()).isEmpty();
    assertThat(reader.get(keys + "/tokens?include_all=true").expect(200).jsonArray())
        .noneMatch(key -> key.asJsonObject().getString("id").equals(keyId));
    expectNotFound(reader.get(keys + "/tokens/own"));
    expectNotFound(reader.get(keys + "/" + keyId));
    expectNotFound(reader.get(USERS + "/me/keys/" + keyId));
    expectNotFound(reader.delete(keys + "/" + keyId));
    expectNotFound(reader.put(keys + "/" + keyId + "/expire"));
    assertThat(reader.post(keys).expect(403).message()).isEqualTo("Forbidden.");
    assertThat(reader.post(keys + "/tokens", Map.of()).expect(403).message())
        .isEqualTo("Forbidden.");
    reader.get(keys + "/tokens/tokenconfig").expect(200);
  }

  @Test
  void aMemberReachesNothingBelowAnotherUser() {
    LatchkeySystem caller = member.calls();
    String keys = auditor.path() + "/keys";
    String other = id(auditor.calls().post(keys));
    for (Answer answer :
        List.of(
            caller.get(keys + "/tokens"),
            caller.get(keys + "/tokens/tokenconfig"),
            caller.get(keys + "/" + other),
            caller.get(USERS + "/me/keys/" + other),
            caller.delete(keys + "/" + other),
            caller.put(USERS + "/me/keys/" + other + "/expire"),
            caller.post(keys),
            caller.post(keys + "/tokens", Map.of()),
            caller.get(auditor.path() + "/login-type"))) {
      expectNotFound(answer);
    }
  }

  @Test
  void anOwnerReachesEverybodysKeys() {
    String keys = member.path() + "/keys";
    String id = id(owner.post(keys + "/tokens", Map.of("token_name", "given")));
    JsonObject key = member.calls().get(keys + "/tokens/given").expect(200).json();
    assertThat(key.getString("user_id")).isEqualTo(member.id());
    assertThat(owner.get(USERS + "/me/keys/" + id).expect(200).json()).isEqualTo(key);
    assertThat(owner.get(keys + "/tokens").expect(200).jsonArray()).hasSizeGreaterThan(1);
    owner.put(USERS + "/me/keys/" + id + "/expire").expect(204);
    owner.delete(keys + "/" + id).expect(204);
    expectNotFound(owner.get(keys + "/" + id));
  }

  @Test
  void onlyOnesOwnLoginTypeIsTold() {
    JsonObject own = member.calls().get(USERS + "/me/login-type").expect(200).json();
    assertThat(own).hasToString("{\"login_type\":\"password\"}");
    assertThat(owner.get(member.path() + "/login-type").expect(403).message())
        .isEqualTo("You are not authorized to view this user's login type.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"workspace:read", "coder:apikeys.manage_self", "user:read_personal"})
  void aTokenWithoutTheScopeToReadUsersHasNoUserToSpeakOf(String scope) {
    LatchkeySystem token = token(Map.of("scopes", List.of(scope)));
    for (String path : List.of("", "/keys/tokens", "/keys/" + keyId, "/roles", "/login-type")) {
      expectNotFound(token.get(USERS + "/me" + path));
    }
    JsonObject list = token.get(USERS).expect(200).json();
    assertThat(list.getInt("count")).isZero();
  }

  @Test
  void anAllowListConfinesWhomAnOwnersTokenReads() {
    Map<String, Object> wish =
        Map.of("allow_list", List.of("user:" + member.id().toUpperCase(Locale.ROOT)));
    String tokens = USERS + "/me/keys/tokens";
    String key = owner.post(tokens, wish).expect(201).json().getString("key");
    LatchkeySystem confined = LatchkeySystem.underTest().as(key);
    confined.get(member.path()).expect(200);
    expectNotFound(confined.get(auditor.path()));
    expectNotFound(confined.get(USERS + "/me"));
    assertThat(confined.get(USERS).expect(200).json().getInt("count")).isOne();
    assertThat(confined.get(member.path() + "/keys/tokens").expect(200).jsonArray()).isEmpty();
  }

  @Test
  void aScopeGivesNoRight() {
    LatchkeySystem token = token(Map.of("scopes", List.of("user:*", "api_key:*")));
    token.get(USERS + "/me").expect(200);
    expectNotFound(token.get(auditor.path()));
    assertThat(token.delete(auditor.path()).expect(403).message()).isEqualTo("Forbidden.");
  }

  private static LatchkeySystem token(Map<String, ?> wish) {
    Answer made = member.calls().post(member.path() + "/keys/tokens", wish).expect(201);
    return LatchkeySystem.underTest().as(made.json().getString("key"));
  }

  private static String id(Answer created) {
    return created.expect(201).json().getString("key").split("-", 2)[0];
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
