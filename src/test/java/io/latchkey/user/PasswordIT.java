package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code PUT /users/{user}/password} and its ladder (token API 3.3, 2.9, 1.3). */
@ServerTest
class PasswordIT {
  private static final String USERS = "/api/v2/users";
  private static final String NEW = "another-Horse-battery-8";

  private static LatchkeySystem owner;
  private static Person member;
  private static Person userAdmin;

  @BeforeAll
  static void makePeople() {
    owner = Fixtures.owner();
    member = Fixtures.newMember();
    userAdmin = Fixtures.newUser("user-admin");
  }

  @Test
  void aNewPasswordEndsAllKeysAndTheOldPassword() {
    Person user = Fixtures.newMember();
    Map<String, String> name = Map.of("token_name", "survivor");
    String tokens = USERS + "/me/keys/tokens";
    String token = user.calls().post(tokens, name).expect(201).json().getString("key");
    Answer changed = change(user.calls(), USERS + "/me", user.password(), NEW).expect(204);
    assertThat(changed.body()).isEmpty();
    for (String key : List.of(user.session(), token)) {
      Answer refused = LatchkeySystem.underTest().as(key).get(USERS + "/me").expect(401);
      assertThat(refused.detail()).isEqualTo("API key is invalid.");
    }
    assertThat(login(user, user.password()).expect(401).message())
        .isEqualTo("Incorrect email or password.");
    LatchkeySystem again = LatchkeySystem.underTest().as(Fixtures.session(user.email(), NEW));
    assertThat(again.get(tokens + "?include_expired=true").expect(200).jsonArray()).isEmpty();
  }

  @Test
  void someoneElsesPasswordNeedsNoOldOneButASentOneIsChecked() {
    Person user = Fixtures.newMember();
    Answer wrong = change(userAdmin.calls(), user.path(), "not it", NEW).expect(400);
    assertThat(wrong.validations()).isEqualTo(Map.of("old_password", "Old password is incorrect."));
    user.calls().get(USERS + "/me").expect(200);
    userAdmin.calls().put(user.path() + "/password", Map.of("password", NEW)).expect(204);
    user.calls().get(USERS + "/me").expect(401);
    login(user, NEW).expect(201);
  }

  @Test
  void theOldOneIsRequiredOfOneself() {
    for (String weak : List.of("weak", NEW)) {
      assertThat(change(member.calls(), USERS + "/me", "", weak).expect(400).message())
          .isEqualTo("Old password is required.");
    }
  }

  @ParameterizedTest
  @CsvSource({"weak", "aaaaaaaaaaaaaaaaaaaaaaaa", "'      '"})
  void aWeakOneIsRefusedBeforeTheOldOneIsChecked(String weak) {
    Answer answer = change(member.calls(), USERS + "/me", "not it", weak).expect(400);
    assertThat(answer.message()).isEqualTo("Invalid password.");
    assertThat(answer.validations()).containsOnlyKeys("password");
  }

  @Test
  void anEmptyOneIsMissing() {
    Answer answer = change(member.calls(), USERS + "/me", member.password(), "").expect(400);
    assertThat(answer.message()).isEqualTo("Validation failed.");
    assertThat(answer.validations()).containsOnlyKeys("password");
    assertThat(answer.body()).doesNotContain(member.password());
  }

  @Test
  void anIncorrectOldOneIsRefusedEvenWhenTheNewOneIsTheOld() {
    Answer wrong = change(member.calls(), USERS + "/me", "not it", member.password()).expect(400);
    assertThat(wrong.message()).isEqualTo("Old password is incorrect.");
    assertThat(wrong.validations()).containsOnlyKeys("old_password");
    String same = member.password();
    assertThat(change(member.calls(), USERS + "/me", same, same).expect(400).message())
        .isEqualTo("New password cannot match old password.");
    member.calls().get(USERS + "/me").expect(200);
  }

  @Test
  void onlyOwnersChangeAnOwners() {
    Answer answer = change(userAdmin.calls(), USERS + "/owner", "", "weak").expect(400);
    assertThat(answer.message()).isEqualTo("Only owners can change the password of an owner.");
  }

  @Test
  void aUserWithoutPasswordLoginGetsNone() {
    Answer answer = change(owner, Fixtures.newServiceAccount(), "", "weak").expect(400);
    assertThat(answer.message())
        .isEqualTo("Users without password login type cannot change their password.");
  }

  @Test
  void auditorsAndMembersChangeNobodyElses() {
    Person auditor = Fixtures.newUser("auditor");
    assertThat(change(auditor.calls(), member.path(), "", NEW).expect(403).message())
        .isEqualTo("Forbidden.");
    change(member.calls(), auditor.path(), "", NEW).expect(404);
  }

  /** A first use in an hour writes to the key and its user, a new password to both as well. */
  @Test
  void keysThatAreUsedMeanwhileAreAcceptedOrRefused() {
    Person user = Fixtures.newMember();
    List<LatchkeySystem> unused =
        Stream.generate(() -> owner.post(user.path() + "/keys").expect(201).json())
            .limit(20)
            .map(made -> LatchkeySystem.underTest().as(made.getString("key")))
            .toList();
    CompletableFuture<Answer> change =
        CompletableFuture.supplyAsync(
            () -> owner.put(user.path() + "/password", Map.of("password", NEW)));
    while (!change.isDone()) {
      for (LatchkeySystem key : unused) {
        assertThat(key.get(USERS + "/me").status()).isIn(200, 401);
      }
    }
    assertThat(change.join().status()).isEqualTo(204);
    unused.get(0).get(USERS + "/me").expect(401);
  }

  @ParameterizedTest
  @CsvSource({"correct-Horse-battery-7,true", "password,false", "'',false"})
  void tellsAnybodyWhetherAPasswordIsStrongEnough(String password, boolean valid) {
    JsonObject answer =
        LatchkeySystem.underTest()
            .post(USERS + "/validate-password", Map.of("password", password))
            .expect(200)
            .json();
    assertThat(answer.getBoolean("valid")).isEqualTo(valid);
    assertThat(answer.getString("details").isEmpty()).isEqualTo(valid);
  }

  private static Answer change(LatchkeySystem caller, String path, String old, String wanted) {
    Map<String, String> body = Map.of("old_password", old, "password", wanted);
    return caller.put(path + "/password", body);
  }

  private static Answer login(Person user, String password) {
    Map<String, String> body = Map.of("email", user.email(), "password", password);
    return LatchkeySystem.underTest().post(USERS + "/login", body);
  }
}
