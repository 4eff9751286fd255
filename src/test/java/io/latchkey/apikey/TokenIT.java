package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a token: created, used, viewed, expired, deleted (token API 3.4, 4). */
@ServerTest
class TokenIT {

  private static final String KEYS = "/api/v2/users/me/keys";
  private static final String TOKENS = KEYS + "/tokens";

  private final LatchkeySystem owner = Fixtures.owner();
  private final String name = Fixtures.unique("life");

  private String create(Map<String, ?> wish) {
    Answer created = owner.post(TOKENS, wish).expect(201);
    assertThat(created.body()).matches("\\{\"key\":\"[0-9A-Za-z]{10}-[0-9A-Za-z]{22}\"}\n");
    return created.json().getString("key");
  }

  private JsonObject view() {
    return owner.get(TOKENS + "/" + name).expect(200).json();
  }

  @Test
  void aNewTokenHasTheFieldsOfTheContract() {
    String key = create(Map.of("token_name", name, "lifetime", Duration.ofHours(1).toNanos()));
    JsonObject token = view();
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
            "allow_list");
    assertThat(token.getString("id")).isEqualTo(key.substring(0, 10));
    assertThat(token.getString("user_id"))
        .isEqualTo(owner.get("/api/v2/users/me").json().getString("id"));
    assertThat(token.getString("last_used")).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(token.getString("updated_at")).isEqualTo(token.getString("created_at"));
    assertThat(Instant.parse(token.getString("expires_at")))
        .isEqualTo(Instant.parse(token.getString("created_at")).plusSeconds(3600));
    assertThat(token.getString("login_type")).isEqualTo("token");
    assertThat(token.getString("scope")).isEqualTo("all");
    assertThat(token.getJsonArray("scopes").toString()).isEqualTo("[\"coder:all\"]");
    assertThat(token.getString("token_name")).isEqualTo(name);
    assertThat(token.getInt("lifetime_seconds")).isEqualTo(3600);
    assertThat(token.getJsonArray("allow_list").toString())
        .isEqualTo("[{\"id\":\"*\",\"type\":\"*\"}]");
    assertThat(token.toString()).doesNotContain(key.substring(11));
  }

  @Test
  void itIsUsedAndTheUseIsWrittenDownButNothingElseChanges() {
    String key = create(Map.of("token_name", name));
    JsonObject before = view();
    LatchkeySystem program = LatchkeySystem.underTest().as(key);
    program.get("/api/v2/users/me").expect(200);
    JsonObject after = view();
    assertThat(Instant.parse(after.getString("last_used")))
        .isAfter(Instant.parse(before.getString("created_at")));
    assertThat(after.getString("updated_at")).isEqualTo(before.getString("updated_at"));
    assertThat(after.getString("expires_at")).isEqualTo(before.getString("expires_at"));
    program.get("/api/v2/users/me").expect(200);
    assertThat(view().getString("last_used"))
        .as("at most once an hour")
        .isEqualTo(after.getString("last_used"));
  }

  @Test
  void anExpiredTokenIsRefusedHiddenKeptAndItsNameStaysTakenUntilItIsDeleted() {
    String key = create(Map.of("token_name", name));
    String path = KEYS + "/" + key.substring(0, 10);
    assertThat(owner.put(path + "/expire").expect(204).body()).isEmpty();
    JsonObject expired = view();
    assertThat(LatchkeySystem.underTest().as(key).get(TOKENS).expect(401).detail())
        .startsWith("API key expired at \"");
    assertThat(owner.get(TOKENS).body()).doesNotContain(name);
    assertThat(owner.get(TOKENS + "?include_expired=true").body()).contains(name);
    owner.put(path + "/expire").expect(204);
    assertThat(view()).as("expired once only").isEqualTo(expired);
    owner.post(TOKENS, Map.of("token_name", name)).expect(409);
    assertThat(owner.delete(path).expect(204).body()).isEmpty();
    owner.get(path).expect(404);
    owner.get(TOKENS + "/" + name).expect(404);
    create(Map.of("token_name", name));
  }

  @Test
  void aTokenMayExpireAndDeleteItself() {
    String key = create(Map.of("token_name", name));
    LatchkeySystem itself = LatchkeySystem.underTest().as(key);
    itself.put(KEYS + "/" + key.substring(0, 10) + "/expire").expect(204);
    itself.delete(KEYS + "/" + key.substring(0, 10)).expect(401);
    String other = create(Map.of());
    LatchkeySystem.underTest().as(other).delete(KEYS + "/" + other.substring(0, 10)).expect(204);
  }

  @Test
  void scopesAndAllowListAreStoredInTheirCanonicalForm() {
    create(
        Map.of(
            "token_name",
            name,
            "scope",
            "ignored:nonsense",
            "scopes",
            List.of("application_connect", "user:read", "coder:application_connect"),
            "allow_list",
            List.of("*:*", "workspace:11111111-2222-3333-4444-555555555555")));
    assertThat(view().getString("scope")).isEqualTo("application_connect");
    assertThat(view().getJsonArray("scopes").toString())
        .isEqualTo("[\"coder:application_connect\",\"user:read\"]");
    assertThat(view().getJsonArray("allow_list").toString())
        .isEqualTo("[{\"id\":\"*\",\"type\":\"*\"}]");
  }

  @Test
  void aScopeThatIsNotPublicIsRefused() {
    Answer refused = owner.post(TOKENS, Map.of("scopes", List.of("coder:all", "x")));
    assertThat(refused.expect(400).message()).isEqualTo("Failed to create API key.");
    assertThat(refused.detail()).isEqualTo("invalid or unsupported API key scope: \"x\"");
  }

  @Test
  void theServerTellsTheLongestLifetime() {
    assertThat(owner.get(TOKENS + "/tokenconfig").expect(200).body())
        .isEqualTo("{\"max_token_lifetime\":604800000000000}\n");
  }
}
