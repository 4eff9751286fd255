package io.latchkey.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the audit log tells of changes (token API 3.8, D14). */
@ServerTest
class AuditIT {
  private static final String NEW_PASSWORD = "another-Horse-battery-8";

  private final LatchkeySystem owner = Fixtures.owner();
  private final LatchkeySystem anybody = LatchkeySystem.underTest();
  private final Person member = Fixtures.newMember();
  private final String keys = member.path() + "/keys";

  private String createToken(String name) {
    Map<String, String> wanted = Map.of("token_name", name);
    return member.calls().post(keys + "/tokens", wanted).expect(201).json().getString("key");
  }

  private static String id(String key) {
    return key.substring(0, key.indexOf('-'));
  }

  private Answer search(String q) {
    return owner.get("/api/v2/audit?q=" + URLEncoder.encode(q, UTF_8)).expect(200);
  }

  /** The rows about the member, the oldest first. */
  private List<JsonObject> rows(String more) {
    List<JsonObject> rows = new ArrayList<>(list(search("resource_id:" + member.id() + more)));
    Collections.reverse(rows);
    return rows;
  }

  private static List<JsonObject> list(Answer answer) {
    return answer.json().getJsonArray("audit_logs").getValuesAs(JsonObject.class);
  }

  private static String summary(JsonObject row) {
    return "%s %s %d %s"
        .formatted(
            row.getString("resource_type"),
            row.getString("action"),
            row.getInt("status_code"),
            row.getString("resource_target"))
        .strip();
  }

  @Test
  void everyChangeLeavesOneRowAndWhatChangesNothingNone() {
    String key = createToken("ci");
    member.calls().put(keys + "/" + id(key) + "/expire").expect(204);
    member.calls().put(keys + "/" + id(key) + "/expire").expect(204);
    member.calls().delete(keys + "/" + id(key)).expect(204);
    member.calls().delete(keys + "/" + id(key)).expect(404);
    Map<String, String> profile = Map.of("username", member.username(), "name", "Mimi");
    member.calls().put(member.path() + "/profile", profile).expect(200);
    owner.put(member.path() + "/status/suspend").expect(200);
    owner.put(member.path() + "/status/activate").expect(200);
    owner.put(member.path() + "/roles", Map.of("roles", List.of("auditor"))).expect(200);
    owner.put(member.path() + "/password", Map.of("password", NEW_PASSWORD)).expect(204);
    logIn("wrong-" + NEW_PASSWORD).expect(401);
    String session = logIn(NEW_PASSWORD).expect(201).json().getString("session_token");
    anybody.as(session).post("/api/v2/users/logout").expect(200);
    owner.delete(member.path()).expect(200);

    List<JsonObject> rows = rows("");
    String name = member.username();
    assertThat(rows)
        .extracting(AuditIT::summary)
        .containsExactly(
            "user create 201 " + name,
            "api_key create 201",
            "api_key create 201 ci",
            "api_key write 204 ci",
            "api_key delete 204 ci",
            "user write 200 " + name,
            "user write 200 " + name,
            "user write 200 " + name,
            "user write 200 " + name,
            "user write 204 " + name,
            "api_key login 401",
            "api_key login 201",
            "api_key logout 200",
            "user delete 200 " + name);
    assertThat(diff(rows.get(2)))
        .containsOnlyKeys("created_at", "expires_at", "user_id")
        .allSatisfy((field, change) -> assertThat(change.asJsonObject()).doesNotContainKey("old"));
    assertThat(diff(rows.get(3))).containsOnlyKeys("expires_at");
    assertThat(diff(rows.get(3)).getJsonObject("expires_at"))
        .containsOnlyKeys("old", "new", "secret");
    assertThat(diff(rows.get(6)).toString())
        .isEqualTo("{\"status\":{\"new\":\"suspended\",\"old\":\"active\",\"secret\":false}}");
    assertThat(diff(rows.get(8)).toString())
        .isEqualTo("{\"rbac_roles\":{\"new\":[\"auditor\"],\"secret\":false}}");
    assertThat(diff(rows.get(9)).toString()).isEqualTo("{\"hashed_password\":{\"secret\":true}}");
    assertThat(rows.subList(10, 13)).allSatisfy(row -> assertThat(diff(row)).isEmpty());
    assertThat(rows.get(9).getJsonObject("additional_fields").getInt("keys_deleted")).isEqualTo(1);
    assertThat(rows.get(0).getBoolean("is_deleted")).isTrue();
    assertThat(rows.get(2).getBoolean("is_deleted")).isFalse();
  }

  private Answer logIn(String password) {
    return anybody.post(
        "/api/v2/users/login", Map.of("email", member.email(), "password", password));
  }

  private static JsonObject diff(JsonObject row) {
    return row.getJsonObject("diff");
  }

  @Test
  void aRowTellsWhoDidItFromWhereWithWhichKey() {
    LatchkeySystem program = member.calls().with("User-Agent", "curl/8.0");
    Answer answer = program.post(keys + "/tokens", Map.of("token_name", "told")).expect(201);
    JsonObject row = rows(" resource_target:told").get(0);
    assertThat(row.getString("request_id"))
        .isEqualTo(answer.header("X-Coder-Request-Id").orElseThrow());
    assertThat(row.getString("ip")).isEqualTo("127.0.0.1");
    assertThat(row.getString("user_agent")).isEqualTo("curl/8.0");
    assertThat(row.getString("description")).isEqualTo("{user} created token {target}");
    assertThat(row.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    JsonObject user = row.getJsonObject("user");
    assertThat(user.getString("username")).isEqualTo(member.username());
    assertThat(user.getString("status")).isEqualTo("active");
    assertThat(user.getString("login_type")).isEqualTo("password");
    assertThat(user.getJsonArray("organization_ids")).isEmpty();
    assertThat(row.getJsonObject("additional_fields").toString())
        .isEqualTo(
            "{\"key_id\":\"%s\",\"key_scopes\":[\"coder:all\"],\"key_allow_list\":[\"*:*\"]}"
                .formatted(id(member.session())));
    JsonObject home = owner.get("/api/v2/organizations/default").expect(200).json();
    assertThat(row.getString("organization_id")).isEqualTo(home.getString("id"));
    JsonObject organization = row.getJsonObject("organization");
    for (String same : List.of("id", "name", "display_name", "icon")) {
      assertThat(organization.getString(same)).as(same).isEqualTo(home.getString(same));
    }
  }

  @Test
  void noRowHoldsASecret() {
    String secret = createToken("secret").substring(11);
    String body = search("resource_id:" + member.id()).body();
    assertThat(body)
        .contains("secret")
        .doesNotContain(secret)
        .doesNotContain(member.session().substring(11))
        .doesNotContain(member.password())
        .doesNotContain("pbkdf2");
  }

  @Test
  void aRefusedEndOfAReadableKeyLeavesARowThoughItIsRolledBack() {
    String target = id(createToken("kept"));
    Map<String, ?> reader = Map.of("scopes", List.of("api_key:read", "user:read"));
    String weak = member.calls().post(keys + "/tokens", reader).expect(201).json().getString("key");
    anybody.as(weak).delete(keys + "/" + target).expect(403);
    anybody.as(weak).put(keys + "/" + target + "/expire").expect(403);
    anybody.as(weak).delete(keys + "/0123456789").expect(404);
    anybody.as(weak).post(keys + "/tokens", Map.of("token_name", "none")).expect(403);
    assertThat(rows(" resource_target:kept"))
        .extracting(AuditIT::summary)
        .containsExactly(
            "api_key create 201 kept", "api_key delete 403 kept", "api_key write 403 kept");
    JsonObject refused = rows(" resource_target:kept action:delete").get(0);
    assertThat(diff(refused)).isEmpty();
    assertThat(refused.getString("description"))
        .isEqualTo("{user} unsuccessfully attempted to delete token {target}");
    assertThat(refused.getJsonObject("additional_fields").getString("key_id")).isEqualTo(id(weak));
    assertThat(rows(" resource_target:none")).isEmpty();
    member.calls().get(keys + "/" + target).expect(200);
  }

  @Test
  void aLoginForNobodyLeavesNoRowAndADormantUserIsActivatedWithOne() {
    String email = Fixtures.unique("nobody") + "@example.com";
    anybody
        .post("/api/v2/users/login", Map.of("email", email, "password", NEW_PASSWORD))
        .expect(401);
    assertThat(list(search("email:" + email))).isEmpty();
    String username = Fixtures.unique("sleepy");
    owner
        .post(
            "/api/v2/users",
            Map.of(
                "username",
                username,
                "email",
                username + "@example.com",
                "password",
                NEW_PASSWORD,
                "organization_ids",
                List.of(Fixtures.DEFAULT_ORGANIZATION)))
        .expect(201);
    Fixtures.session(username + "@example.com", NEW_PASSWORD);
    assertThat(list(search("username:" + username)))
        .extracting(AuditIT::summary)
        .containsExactlyInAnyOrder("user write 200 " + username, "api_key login 201");
  }

  @Test
  void theFirstUserHasARowToo() {
    assertThat(list(search("user action:create resource_target:" + Fixtures.OWNER_USERNAME)))
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.getJsonObject("user").getString("username")).isEqualTo("owner"));
  }
}
