package io.latchkey.user;

import static io.latchkey.fixture.Fixtures.DEFAULT_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /users}: who is made, and the ladder of refusals (token API 3.3). */
@ServerTest
class UserCreateIT {
  private static final String USERS = "/api/v2/users";
  private static final String PASSWORD = "correct-Horse-battery-7";

  private static LatchkeySystem owner;

  @BeforeAll
  static void logIn() {
    owner = Fixtures.owner();
  }

  @Test
  void makesADormantUserOfTheDefaultOrganization() {
    String username = Fixtures.unique("New");
    Map<String, Object> wanted =
        wish(
            Map.of(
                "username",
                username,
                "email",
                username + "@Example.com",
                "name",
                "  " + "n".repeat(130) + "  ",
                "password",
                PASSWORD,
                "roles",
                List.of("template-admin", "member", "auditor", "auditor")));
    JsonObject user = owner.post(USERS, wanted).expect(201).json();
    assertThat(user.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "username",
            "name",
            "email",
            "avatar_url",
            "created_at",
            "updated_at",
            "last_seen_at",
            "status",
            "login_type",
            "organization_ids",
            "roles",
            "theme_preference",
            "has_ai_seat",
            "is_service_account");
    assertThat(user.getString("username")).isEqualTo(username);
    assertThat(user.getString("email")).isEqualTo(username + "@Example.com");
    assertThat(user.getString("name")).isEqualTo("n".repeat(128));
    assertThat(user.getString("status")).isEqualTo("dormant");
    assertThat(user.getString("login_type")).isEqualTo("password");
    assertThat(user.getString("last_seen_at")).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(Instant.parse(user.getString("created_at"))).isNotNull();
    assertThat(user.getBoolean("is_service_account")).isFalse();
    assertThat(user.getJsonArray("organization_ids"))
        .isEqualTo(me().getJsonArray("organization_ids"));
    assertThat(user.getJsonArray("roles").getValuesAs(JsonObject.class))
        .extracting(role -> role.getString("name") + "=" + role.getString("display_name"))
        .containsExactly("auditor=Auditor", "template-admin=Template Admin");
    assertThat(owner.get(USERS + "/" + username.toUpperCase(Locale.ROOT)).expect(200).json())
        .isEqualTo(user);
    takenNamesAreRefused(username);
  }

  private static void takenNamesAreRefused(String username) {
    String other = Fixtures.unique("other");
    String upper = username.toUpperCase(Locale.ROOT);
    Map<String, Object> sameName = Map.of("username", upper, "email", other + "@example.com");
    Map<String, Object> sameEmail = Map.of("username", other, "email", upper + "@example.COM");
    for (Map<String, Object> taken : List.of(sameName, sameEmail)) {
      Map<String, Object> wanted = wish(taken);
      wanted.put("organization_ids", List.of(new UUID(0, 7).toString()));
      assertThat(owner.post(USERS, wanted).expect(409).message()).isEqualTo("User already exists.");
    }
  }

  @Test
  void makesAServiceAccountThatHasNoPasswordAndNoEmail() {
    String organization = me().getJsonArray("organization_ids").getString(0);
    Map<String, Object> wanted = serviceAccount();
    wanted.put("login_type", "none");
    wanted.put("user_status", "active");
    wanted.put("organization_ids", List.of(organization.toUpperCase(Locale.ROOT)));
    JsonObject user = owner.post(USERS, wanted).expect(201).json();
    assertThat(user.getBoolean("is_service_account")).isTrue();
    assertThat(user.getString("login_type")).isEqualTo("none");
    assertThat(user.getString("email")).isEmpty();
    assertThat(user.getString("status")).isEqualTo("active");
    assertThat(user.getJsonArray("roles")).isEmpty();
  }

  /** Each row has the fault it is refused for, and all those below it that can go with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true|password|x|e@example.com|Service accounts must use login type 'none'.
          true|none|x|e@example.com|Password cannot be set for service accounts.
          true|''|''|e@example.com|Email cannot be set for service accounts.
          false|none|x|e@example.com|Login type 'none' requires a service account.
          false|oidc|x|e@example.com|Password cannot be set for non-password ("oidc") authentication.
          """)
  void refusesWhatDoesNotGoTogether(
      boolean service, String loginType, String password, String email, String message) {
    Map<String, Object> wanted = serviceAccount();
    wanted.put("service_account", service);
    wanted.put("login_type", loginType);
    wanted.put("password", password);
    wanted.put("email", email);
    wanted.put("organization_ids", List.of());
    assertThat(owner.post(USERS, wanted).expect(400).message()).isEqualTo(message);
  }

  @Test
  void refusesAUserOfNoOrganization() {
    for (Object none : List.of(List.of(), JsonValue.NULL)) {
      Map<String, Object> wanted = wish(Map.of("username", Fixtures.OWNER_USERNAME));
      wanted.put("organization_ids", none);
      Answer answer = owner.post(USERS, wanted).expect(400);
      assertThat(answer.message()).startsWith("No organization specified to place the user as a");
      assertThat(answer.detail())
          .isEqualTo("required at least 1 value for the array 'organization_ids'");
      assertThat(answer.validations())
          .containsEntry("organization_ids", "Missing values, this cannot be empty");
    }
  }

  @Test
  void refusesAnOrganizationThatDoesNotExist() {
    String nowhere = "6f3f7d0a-1c1d-4f6e-9f3e-0123456789ab";
    Map<String, Object> wanted = wish(Map.of("password", "weak"));
    wanted.put("organization_ids", List.of(DEFAULT_ORGANIZATION, nowhere));
    assertThat(owner.post(USERS, wanted).expect(404).message())
        .isEqualTo("Organization does not exist with the provided id \"" + nowhere + "\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "password", "aaaaaaaaaaaaaaaaaaaaaaa"})
  void refusesAWeakPassword(String password) {
    Answer answer = owner.post(USERS, wish(Map.of("password", password))).expect(400);
    assertThat(answer.message()).isEqualTo("Password is invalid");
    assertThat(answer.validations()).containsOnlyKeys("password");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oidc|You must configure OIDC before creating OIDC users.
          github|Unsupported login type "github" for manually creating new users.
          token|Unsupported login type "token" for manually creating new users.
          NONE|Unsupported login type "NONE" for manually creating new users.
          """)
  void refusesOtherWaysToLogIn(String loginType, String message) {
    Map<String, Object> wanted = wish(Map.of("login_type", loginType, "password", ""));
    assertThat(owner.post(USERS, wanted).expect(400).message()).isEqualTo(message);
    wanted.put("organization_ids", List.of(UUID.randomUUID().toString()));
    owner.post(USERS, wanted).expect(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          username|''|required
          username|two words|username
          username|a--b|username
          username|new|username
          username|abcdefghijklmnopqrstuvwxyz0123456|username
          username|müller|username
          email|nobody|email
          email|''|required
          user_status|asleep|oneof
          """)
  void namesTheFieldThatIsRefused(String field, String value, String tag) {
    Answer answer = owner.post(USERS, wish(Map.of(field, value))).expect(400);
    assertThat(answer.message()).isEqualTo("Validation failed.");
    assertThat(answer.validations())
        .containsEntry(
            field, "Validation failed for tag \"" + tag + "\" with value: \"" + value + "\"");
  }

  @Test
  void refusesAnUnknownRole() {
    Answer answer = owner.post(USERS, wish(Map.of("roles", List.of("king")))).expect(400);
    assertThat(answer.message()).contains("king");
  }

  @Test
  void ofOthersOnlyAUserAdminMakesUsersAndNoneWithARole() {
    Person userAdmin = Fixtures.newUser("user-admin");
    userAdmin.calls().post(USERS, serviceAccount()).expect(201);
    Map<String, Object> asOwner = serviceAccount();
    asOwner.put("roles", List.of("owner"));
    assertThat(userAdmin.calls().post(USERS, asOwner).expect(403).message())
        .isEqualTo("Forbidden.");
    Answer answer = Fixtures.newUser("auditor").calls().post(USERS, serviceAccount()).expect(403);
    assertThat(answer.message()).isEqualTo("You are not authorized to create users.");
  }

  private static JsonObject me() {
    return owner.get(USERS + "/me").expect(200).json();
  }

  /** A request for a person that would succeed, changed in these members. */
  private static Map<String, Object> wish(Map<String, ?> changes) {
    Map<String, Object> wanted = serviceAccount();
    wanted.put("service_account", false);
    wanted.put("email", wanted.get("username") + "@example.com");
    wanted.put("password", PASSWORD);
    wanted.putAll(changes);
    return wanted;
  }

  private static Map<String, Object> serviceAccount() {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("username", Fixtures.unique("service"));
    wanted.put("service_account", true);
    wanted.put("organization_ids", List.of(DEFAULT_ORGANIZATION));
    return wanted;
  }
}
