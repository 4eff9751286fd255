package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of a user's keys of any login type: what the console shows as sessions. */
@ServerTest
class KeyListIT {

  private static final String KEYS = "/api/v2/users/me/keys";

  private final Person person = Fixtures.newMember();
  private final LatchkeySystem user = person.calls();
  private String other;
  private String ended;
  private String token;

  @BeforeEach
  void anotherSessionOneThatHasEndedAndAToken() {
    other = created(KEYS);
    ended = created(KEYS);
    user.put(KEYS + "/" + ended + "/expire").expect(204);
    token = created(KEYS + "/tokens");
  }

  private String created(String path) {
    return user.post(path, Map.of()).expect(201).json().getString("key").substring(0, 10);
  }

  private List<JsonObject> listed(String query) {
    return user.get(KEYS + query).expect(200).jsonArray().getValuesAs(JsonObject.class);
  }

  private List<String> ids(String query) {
    return listed(query).stream().map(key -> key.getString("id")).toList();
  }

  private String own() {
    return person.session().substring(0, 10);
  }

  @Test
  void sessionsAreListedByAgeWithoutTokens() {
    assertThat(ids("?login_type=password")).containsExactly(own(), other);
    assertThat(ids("?login_type=password&include_expired=true"))
        .containsExactly(own(), other, ended);
  }

  @Test
  void withoutALoginTypeAllKeysAreListed() {
    assertThat(ids("")).containsExactly(own(), other, token);
    assertThat(ids("?login_type=")).containsExactly(own(), other, token);
    assertThat(ids("?include_expired=t")).containsExactly(own(), other, ended, token);
    assertThat(ids("?login_type=token")).containsExactly(token);
    assertThat(ids("?login_type=none")).isEmpty();
  }

  @Test
  void anEntryTellsWhereItWasUsedAndWhetherItIsTheOneInUse() {
    List<JsonObject> sessions = listed("?login_type=password");
    assertThat(sessions).extracting(key -> key.getBoolean("current")).containsExactly(true, false);
    assertThat(sessions).extracting(key -> key.getString("ip_address")).containsOnly("127.0.0.1");
    assertThat(sessions)
        .extracting(key -> key.getString("username"))
        .containsOnly(person.username());
    assertThat(sessions.toString()).doesNotContain(person.session().substring(11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "PASSWORD", "%00", "password%20"})
  void anotherLoginTypeIsRefused(String text) {
    assertThat(user.get(KEYS + "?login_type=" + text).expect(400).validations())
        .containsEntry(
            "login_type", "Query param \"login_type\" must be a login type, such as password");
  }

  @Test
  void onlyAnOwnerSeesThoseOfOthers() {
    String path = person.path() + "/keys?login_type=password";
    assertThat(Fixtures.owner().get(path).expect(200).jsonArray()).hasSize(2);
    assertThat(Fixtures.newUser("user-admin").calls().get(path).expect(200).jsonArray()).isEmpty();
    Fixtures.newMember().calls().get(path).expect(404);
    LatchkeySystem.underTest().get(path).expect(401);
  }

  @Test
  void aKeyWithoutTheScopeToReadKeysSeesNone() {
    String narrow =
        user.post(KEYS + "/tokens", Map.of("scopes", List.of("user:read")))
            .expect(201)
            .json()
            .getString("key");
    assertThat(LatchkeySystem.underTest().as(narrow).get(KEYS).expect(200).jsonArray()).isEmpty();
  }
}
