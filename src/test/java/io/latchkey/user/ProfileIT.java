package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT /users/{user}/profile} (token API 3.3, 1.3). */
@ServerTest
class ProfileIT {
  private static final String PROFILE = "/api/v2/users/me/profile";

  private static LatchkeySystem owner;
  private static Person member;
  private static Person auditor;
  private static Person userAdmin;

  @BeforeAll
  static void makePeople() {
    owner = Fixtures.owner();
    member = Fixtures.newMember();
    auditor = Fixtures.newUser("auditor");
    userAdmin = Fixtures.newUser("user-admin");
  }

  @Test
  void oneChangesOnesOwnNameAndPicture() {
    JsonObject before = member.calls().get(member.path()).expect(200).json();
    Map<String, String> wanted =
        Map.of("username", member.username(), "name", "Max Mustér 😀", "avatar_url", "/icon.svg");
    JsonObject after = member.calls().put(PROFILE, wanted).expect(200).json();
    assertThat(after.getString("name")).isEqualTo("Max Mustér 😀");
    assertThat(after.getString("avatar_url")).isEqualTo("/icon.svg");
    assertThat(Instant.parse(after.getString("updated_at")))
        .isAfter(Instant.parse(before.getString("updated_at")));
    assertThat(member.calls().get(member.path()).json()).isEqualTo(after);

    Map<String, String> bare = Map.of("username", member.username());
    JsonObject cleared = member.calls().put(PROFILE, bare).expect(200).json();
    assertThat(cleared.getString("name")).isEmpty();
    assertThat(cleared.getString("avatar_url")).isEmpty();
  }

  @Test
  void theUsernameIsNotOnesOwnToChange() {
    Map<String, String> renamed = Map.of("username", Fixtures.unique("own"));
    expectNotFound(member.calls().put(PROFILE, renamed));
    expectNotFound(auditor.calls().put(PROFILE, renamed));
    assertThat(member.calls().get("/api/v2/users/me").json().getString("username"))
        .isEqualTo(member.username());
  }

  @Test
  void aUserAdminRenamesAndTheOldNameIsForgotten() {
    Person user = Fixtures.newMember();
    String name = Fixtures.unique("Re");
    userAdmin.calls().put(user.path() + "/profile", Map.of("username", name)).expect(200);
    expectNotFound(owner.get("/api/v2/users/" + user.username()));
    String upper = name.toUpperCase(Locale.ROOT);
    JsonObject found = owner.get("/api/v2/users/" + upper).expect(200).json();
    assertThat(found.getString("username")).isEqualTo(name);
    Map<String, String> otherCase = Map.of("username", upper);
    owner.put(user.path() + "/profile", otherCase).expect(200);
    assertThat(user.calls().get("/api/v2/users/me").json().getString("username")).isEqualTo(upper);
  }

  @Test
  void aNameInUseIsRefusedWhateverItsCase() {
    String taken = auditor.username().toUpperCase(Locale.ROOT);
    Answer answer = owner.put(member.path() + "/profile", Map.of("username", taken)).expect(409);
    assertThat(answer.message()).isEqualTo("A user with this username already exists.");
    assertThat(answer.validations())
        .isEqualTo(Map.of("username", "This username is already in use."));
  }

  @Test
  void othersProfilesAreClosed() {
    Map<String, String> same = Map.of("username", member.username());
    Answer answer = auditor.calls().put(member.path() + "/profile", same).expect(403);
    assertThat(answer.message()).isEqualTo("Forbidden.");
    expectNotFound(
        member.calls().put(auditor.path() + "/profile", Map.of("username", auditor.username())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a--b", "a_b", "new", "create", "ä", "a b"})
  void aUsernameIsLettersDigitsAndSingleHyphens(String username) {
    Answer answer = member.calls().put(PROFILE, Map.of("username", username)).expect(400);
    assertThat(answer.message()).isEqualTo("Validation failed.");
    assertThat(answer.validations()).containsOnlyKeys("username");
  }

  @ParameterizedTest
  @ValueSource(strings = {" front", "back ", " "})
  void aNameHasNoSpaceAroundIt(String name) {
    assertThat(withName(name).expect(400).validations()).containsOnlyKeys("name");
  }

  @Test
  void aNameHasAtMost128Characters() {
    assertThat(withName("n".repeat(129)).expect(400).validations()).containsOnlyKeys("name");
    withName("n".repeat(128)).expect(200);
    withName("x").expect(200);
  }

  private static Answer withName(String name) {
    return member.calls().put(PROFILE, Map.of("username", member.username(), "name", name));
  }

  private static void expectNotFound(Answer answer) {
    assertThat(answer.expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
