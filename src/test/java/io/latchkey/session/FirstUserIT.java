package io.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first user, once there is one (token API 3.1); before that see FirstUserCreationIT. */
@ServerTest
class FirstUserIT {

  private static final String FIRST = "/api/v2/users/first";

  private final LatchkeySystem owner = Fixtures.owner();
  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  @Test
  void anybodyMayAskWhetherThereIsOne() {
    assertThat(anybody.get(FIRST).expect(200).body())
        .isEqualTo("{\"message\":\"The initial user has already been created!\"}\n");
  }

  @Test
  void thereIsNoSecondOneWhateverTheirPassword() {
    for (String password : new String[] {Fixtures.OWNER_PASSWORD, "weak"}) {
      Answer refused =
          anybody.post(
              FIRST, Map.of("email", "b@example.com", "username", "bob", "password", password));
      assertThat(refused.expect(409).message())
          .isEqualTo("The initial user has already been created.");
    }
  }

  @Test
  void fieldsAreCheckedBeforeAnythingElse() {
    Answer refused = anybody.post(FIRST, Map.of("email", "no", "username", "new")).expect(400);
    assertThat(refused.message()).isEqualTo("Validation failed.");
    assertThat(refused.validations())
        .isEqualTo(
            Map.of(
                "email", "Validation failed for tag \"email\" with value: \"no\"",
                "username", "Validation failed for tag \"username\" with value: \"new\"",
                "password", "Validation failed for tag \"required\" with value: \"\""));
  }

  @Test
  void theFirstUserIsAnActiveOwnerInTheDefaultOrganization() {
    JsonObject me = owner.get("/api/v2/users/me").expect(200).json();
    assertThat(me.getString("username")).isEqualTo(Fixtures.OWNER_USERNAME);
    assertThat(me.getString("email")).isEqualTo(Fixtures.OWNER_EMAIL);
    assertThat(me.getString("status")).isEqualTo("active");
    assertThat(me.getString("login_type")).isEqualTo("password");
    assertThat(me.getJsonArray("organization_ids")).hasSize(1);
    assertThat(me.getJsonArray("roles").toString())
        .isEqualTo("[{\"display_name\":\"Owner\",\"name\":\"owner\"}]");
    assertThat(me.toString()).doesNotContain("pbkdf2").doesNotContain("password_hash");
  }

  @Test
  void theyAreFoundByNameInAnyCaseAndById() {
    String id = owner.get("/api/v2/users/me").json().getString("id");
    for (String user : new String[] {"OWNER", id, id.toUpperCase(java.util.Locale.ROOT)}) {
      assertThat(owner.get("/api/v2/users/" + user).expect(200).json().getString("id"))
          .isEqualTo(id);
    }
    for (String nobody : new String[] {"nobody", id.replace('-', '0'), "%20"}) {
      assertThat(owner.get("/api/v2/users/" + nobody).expect(404).message())
          .isEqualTo("Resource not found or you do not have access to this resource");
    }
  }
}
