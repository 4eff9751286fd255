package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of any login type, by id (token API 3.4). */
@ServerTest
class ApiKeyIT {

  private static final String KEYS = "/api/v2/users/me/keys";

  private final LatchkeySystem owner = Fixtures.owner();

  private static String idOf(Answer created) {
    return created.expect(201).json().getString("key").substring(0, 10);
  }

  @Test
  void aKeyForACommandLineIsASessionOfTheDefaultTokenLifetime() {
    Answer created = owner.post(KEYS);
    JsonObject key = owner.get(KEYS + "/" + idOf(created)).expect(200).json();
    assertThat(created.headers("Set-Cookie")).isEmpty();
    assertThat(key.getString("login_type")).isEqualTo("password");
    assertThat(key.getString("token_name")).isEmpty();
    assertThat(key.getString("scope")).isEqualTo("all");
    assertThat(key.getInt("lifetime_seconds")).isEqualTo(604_800);
    assertThat(key).doesNotContainKey("username");
    assertThat(owner.get(KEYS + "/tokens?include_expired=true").body())
        .as("lists hold tokens only")
        .doesNotContain(key.getString("id"));
  }

  @Test
  void itNeedsNoBodyAndIgnoresOne() {
    idOf(owner.with("Content-Type", "application/x-www-form-urlencoded").post(KEYS));
    idOf(owner.with("Content-Type", "application/x-www-form-urlencoded").request("POST", KEYS, ""));
    idOf(owner.request("POST", KEYS, "{\"lifetime\":\"nonsense\"}"));
  }

  @Test
  void theUserInThePathMustExistButNeedNotOwnTheKey() {
    String id = idOf(owner.post(KEYS));
    owner.get("/api/v2/users/owner/keys/" + id).expect(200);
    owner.get("/api/v2/users/nobody/keys/" + id).expect(404);
    owner.put("/api/v2/users/nobody/keys/" + id + "/expire").expect(404);
    owner.delete("/api/v2/users/nobody/keys/" + id).expect(404);
    owner.get(KEYS + "/" + id).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0000000000", "x", "%20", "%F0%9F%94%91", "00000000-0000-0000-0000-000000000000"})
  void aKeyThatIsNotThereIsNotFoundHoweverItIsAskedFor(String id) {
    String path = KEYS + "/" + id;
    for (Answer answer :
        new Answer[] {owner.get(path), owner.delete(path), owner.put(path + "/expire")}) {
      assertThat(answer.expect(404).body())
          .isEqualTo(
              "{\"message\":\"Resource not found or you do not have access to this"
                  + " resource\"}\n");
    }
  }

  @Test
  void idsAreCaseSensitive() {
    String id = idOf(owner.post(KEYS));
    String upper = id.toUpperCase(Locale.ROOT);
    owner.get(KEYS + "/" + upper).expect(upper.equals(id) ? 200 : 404);
    owner.get(KEYS + "/" + id + "%20").expect(404);
  }

  @Test
  void aDeletedKeyIsGoneTheSecondTime() {
    String path = KEYS + "/" + idOf(owner.post(KEYS));
    owner.delete(path).expect(204);
    owner.delete(path).expect(404);
    owner.put(path + "/expire").expect(404);
  }

  @Test
  void aSessionCanBeExpiredToo() {
    String session = Fixtures.ownerSession();
    owner.put(KEYS + "/" + session.substring(0, 10) + "/expire").expect(204);
    assertThat(LatchkeySystem.underTest().as(session).get(KEYS + "/x").expect(401).detail())
        .startsWith("API key expired at \"");
  }
}
