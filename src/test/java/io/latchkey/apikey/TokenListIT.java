package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of tokens: what is in them, and in which order (token API 4.4, D10). */
@ServerTest
class TokenListIT {

  private static final String KEYS = "/api/v2/users/me/keys";
  private static final String TOKENS = KEYS + "/tokens";

  private final LatchkeySystem owner = Fixtures.owner();
  private final String unique = Fixtures.unique("list");

  @BeforeEach
  void threeTokensOfWhichTheSecondHasExpired() {
    for (String name : List.of("c", "b", "a")) {
      String key =
          owner
              .post(TOKENS, Map.of("token_name", unique + name))
              .expect(201)
              .json()
              .getString("key");
      if (name.equals("b")) {
        owner.put(KEYS + "/" + key.substring(0, 10) + "/expire").expect(204);
      }
    }
  }

  private List<String> listed(String query) {
    return owner.get(TOKENS + query).expect(200).jsonArray().getValuesAs(JsonObject.class).stream()
        .map(token -> token.getString("token_name"))
        .filter(name -> name.startsWith(unique))
        .map(name -> name.substring(unique.length()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?include_expired=false",
        "?include_expired=0",
        "?include_expired=f",
        "?include_expired=",
        "?include_expired",
        "?include_expired=yes",
        "?include_expired=tRUE",
        "?include_expired=2",
        "?include_expired=%00",
        "?include_all=true",
        "?include_all=true&include_expired=False",
        "?include_expired=no&include_expired=true",
        "?INCLUDE_EXPIRED=true"
      })
  void liveTokensAreListedByAge(String query) {
    assertThat(listed(query)).containsExactly("c", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?include_expired=true",
        "?include_expired=1",
        "?include_expired=t",
        "?include_expired=T",
        "?include_expired=TRUE",
        "?include_expired=True",
        "?include_all=1&include_expired=true"
      })
  void expiredTokensAreListedOnlyWhenAsked(String query) {
    assertThat(listed(query)).containsExactly("c", "b", "a");
  }

  @Test
  void anEntryIsATokenWithItsOwnersUsernameAndNoSecret() {
    for (String query : List.of("", "?include_all=true")) {
      for (JsonObject token :
          owner.get(TOKENS + query).expect(200).jsonArray().getValuesAs(JsonObject.class)) {
        assertThat(token.getString("username")).isNotEmpty();
        assertThat(token.getString("login_type")).isEqualTo("token");
        assertThat(token)
            .containsOnlyKeys(
                "id",
                "user_id",
                "last_used",
                "expires_at",
                "created_at",
                "updated_at",
                "login_type",
                "scope",
                "scopes",
                "token_name",
                "lifetime_seconds",
                "allow_list",
                "username");
      }
    }
  }

  @Test
  void theUserInThePathMustExistAndMayBeNamedThreeWays() {
    String id = owner.get("/api/v2/users/me").json().getString("id");
    String own = owner.get(TOKENS).expect(200).body();
    assertThat(owner.get("/api/v2/users/" + id + "/keys/tokens").expect(200).body()).isEqualTo(own);
    assertThat(owner.get("/api/v2/users/owner/keys/tokens").expect(200).body()).isEqualTo(own);
    assertThat(owner.get("/api/v2/users/nobody/keys/tokens?include_all=true").expect(404).message())
        .isEqualTo("Resource not found or you do not have access to this resource");
  }
}
