package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET} and {@code PUT /users/{user}/roles}, and the last owner (token API 3.3, 7.4). */
@ServerTest
class RolesIT {
  private static final String USERS = "/api/v2/users";
  private static final String FIRST = USERS + "/" + Fixtures.OWNER_USERNAME;

  private static LatchkeySystem owner;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
  }

  @Test
  void allRolesAreReplacedAndCountAtOnce() {
    Person user = Fixtures.newUser("template-admin");
    List<String> wanted = List.of("user-admin", "auditor", "auditor", "member");
    JsonObject changed = give(owner, user.path(), wanted).expect(200).json();
    assertThat(changed.getJsonArray("roles").getValuesAs(JsonObject.class))
        .extracting(role -> role.getString("name"))
        .containsExactly("auditor", "user-admin");
    JsonObject told = user.calls().get(USERS + "/me/roles").expect(200).json();
    assertThat(told.getJsonArray("roles").getValuesAs(JsonString::getString))
        .containsExactly("auditor", "user-admin");
    String organization = changed.getJsonArray("organization_ids").getString(0);
    assertThat(told.getJsonObject("organization_roles").keySet()).containsExactly(organization);
    user.calls().get(FIRST).expect(200);

    give(owner, user.path(), List.of()).expect(200);
    user.calls().get(FIRST).expect(404);
    assertThat(user.calls().get(USERS + "/me/roles").json().getJsonArray("roles")).isEmpty();
  }

  @Test
  void nobodyChangesOnesOwnRoles() {
    for (String path : List.of(USERS + "/me", FIRST)) {
      assertThat(give(owner, path, List.of()).expect(400).message())
          .isEqualTo("You cannot change your own roles.");
    }
    Person userAdmin = Fixtures.newUser("user-admin");
    assertThat(give(userAdmin.calls(), userAdmin.path(), List.of("owner")).expect(400).message())
        .isEqualTo("You cannot change your own roles.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"king", "", "organization-admin", "owner,auditor", "😀"})
  void anUnknownRoleIsRefused(String role) {
    Answer answer = give(owner, USERS + "/me", List.of("auditor", role)).expect(400);
    assertThat(answer.message()).contains("\"" + role + "\"");
    assertThat(answer.validations()).containsOnlyKeys("roles");
  }

  @Test
  void aUserAdminNeitherMakesNorUnmakesOwners() {
    Person userAdmin = Fixtures.newUser("user-admin");
    Person auditor = Fixtures.newUser("auditor");
    for (List<String> wanted :
        List.of(List.of("auditor", "owner"), List.of("user-admin", "auditor"), List.<String>of())) {
      assertThat(give(userAdmin.calls(), auditor.path(), wanted).expect(403).message())
          .isEqualTo("Forbidden.");
    }
    assertThat(give(userAdmin.calls(), FIRST, List.of()).expect(403).message())
        .isEqualTo("Forbidden.");
    give(userAdmin.calls(), auditor.path(), List.of("auditor", "member")).expect(200);
  }

  @Test
  void auditorsAndMembersNeitherReadOthersRolesNorGiveAny() {
    Person auditor = Fixtures.newUser("auditor");
    Person member = Fixtures.newMember();
    auditor.calls().get(member.path() + "/roles").expect(404);
    member.calls().get(auditor.path() + "/roles").expect(404);
    for (Person caller : List.of(auditor, member)) {
      assertThat(give(caller.calls(), member.path(), List.of("owner")).expect(403).message())
          .isEqualTo("Forbidden.");
    }
  }

  @Test
  void theLastOwnerStays() {
    Person other = onlyOtherOwner();
    give(owner, other.path(), List.of("user-admin")).expect(200);
    assertThat(give(other.calls(), FIRST, List.of()).expect(403).message()).isEqualTo("Forbidden.");
    other.calls().delete(FIRST).expect(403);
    assertThat(owner.get(USERS + "?q=role:owner").json().getInt("count")).isOne();
  }

  @Test
  void ofTwoOwnersWhoDemoteEachOtherAtOnceOneStays() {
    Person other = onlyOtherOwner();
    CompletableFuture<Answer> theirs =
        CompletableFuture.supplyAsync(() -> give(other.calls(), FIRST, List.of()));
    Answer ours = give(owner, other.path(), List.of());
    List<Integer> statuses = List.of(ours.status(), theirs.join().status());
    if (theirs.join().status() == 200) {
      give(other.calls(), FIRST, List.of("owner")).expect(200);
    }
    assertThat(owner.get(USERS + "?q=role:owner").json().getInt("count")).isBetween(1, 2);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).isSubsetOf(200, 400, 403, 404);
  }

  @Test
  void ownersWhoDeleteEachOtherAtOnceAreAnswered() {
    for (int round = 0; round < 3; round++) {
      Person one = Fixtures.newUser("owner");
      Person two = Fixtures.newUser("owner");
      CompletableFuture<Answer> theirs =
          CompletableFuture.supplyAsync(() -> two.calls().delete(one.path()));
      List<Integer> statuses = new ArrayList<>();
      statuses.add(one.calls().delete(two.path()).status());
      statuses.add(theirs.join().status());
      assertThat(statuses).contains(200).isSubsetOf(200, 401, 403, 404);
    }
  }

  /** Besides the first one. Whoever else had the role loses it. */
  private static Person onlyOtherOwner() {
    for (JsonObject user :
        owner
            .get(USERS + "?q=role:owner")
            .json()
            .getJsonArray("users")
            .getValuesAs(JsonObject.class)) {
      if (!user.getString("username").equals(Fixtures.OWNER_USERNAME)) {
        give(owner, USERS + "/" + user.getString("id"), List.of()).expect(200);
      }
    }
    return Fixtures.newUser("owner");
  }

  private static Answer give(LatchkeySystem caller, String path, List<String> roles) {
    return caller.put(path + "/roles", Map.of("roles", roles));
  }
}
