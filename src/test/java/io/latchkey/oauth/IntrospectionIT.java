package io.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service is told about a key (verification 3). */
@ServerTest
class IntrospectionIT {

  private static final String INACTIVE = "{\"active\":false}\n";

  private static Asker service;
  private static Person member;

  @BeforeAll
  static void makePeople() {
    service = Asker.create();
    member = Fixtures.newMember();
  }

  private static void assertInactive(String token) {
    Answer answer = service.ask(token).expect(200);
    assertThat(answer.body()).isEqualTo(INACTIVE);
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
  }

  private static JsonObject told(String token) {
    return service.ask(token).expect(200).json();
  }

  @Test
  void aLiveTokenIsDescribed() {
    Person owner = Fixtures.newUser("owner");
    String key = Asker.token(owner, "workspace:read,template:*", "workspace:*", "template:*");
    JsonObject token =
        owner.calls().get(owner.path() + "/keys/" + Asker.id(key)).expect(200).json();
    Answer answer = service.ask(key).expect(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    JsonObject told = answer.json();
    assertThat(told.keySet())
        .containsExactlyInAnyOrder(
            "active",
            "scope",
            "client_id",
            "username",
            "sub",
            "token_type",
            "iss",
            "iat",
            "exp",
            "jti",
            "token_name",
            "login_type",
            "roles",
            "allow_list");
    assertThat(told.getBoolean("active")).isTrue();
    assertThat(told.getString("scope"))
        .isEqualTo(
            "template:create template:delete template:read template:update template:use"
                + " workspace:read");
    assertThat(told.getString("client_id")).isEqualTo(Asker.id(key));
    assertThat(told.getString("jti")).isEqualTo(Asker.id(key));
    assertThat(told.getString("username")).isEqualTo(owner.username());
    assertThat(told.getString("sub")).isEqualTo(owner.id());
    assertThat(told.getString("token_type")).isEqualTo("Bearer");
    assertThat(told.getString("iss"))
        .startsWith("http")
        .doesNotEndWith("/")
        .doesNotContain("oauth2");
    assertThat(told.getInt("iat"))
        .isEqualTo(Instant.parse(token.getString("created_at")).getEpochSecond());
    assertThat(told.getInt("exp"))
        .isEqualTo(Instant.parse(token.getString("expires_at")).getEpochSecond());
    assertThat(told.getString("token_name")).isEqualTo(token.getString("token_name"));
    assertThat(told.getString("login_type")).isEqualTo("token");
    assertThat(told.getJsonArray("roles").getValuesAs(JsonString::getString))
        .containsExactly("owner");
    assertThat(told.getJsonArray("allow_list").getValuesAs(JsonObject.class))
        .extracting(entry -> entry.getString("type") + ":" + entry.getString("id"))
        .containsExactly("template:*", "workspace:*");
  }

  @Test
  void aSessionHasNoNameAndNoAllowListAndWhatTheRolesPermit() {
    JsonObject told = told(member.session());
    assertThat(told.keySet()).doesNotContain("token_name", "allow_list");
    assertThat(told.getString("login_type")).isEqualTo("password");
    List<String> scope = List.of(told.getString("scope").split(" "));
    assertThat(scope)
        .contains("workspace:start", "api_key:read", "template:read", "user:read_personal")
        .doesNotContain("template:delete", "user:update", "api_key:introspect")
        .allMatch(name -> name.matches("[a-z_]+:[a-z_]+"))
        .noneMatch(name -> name.startsWith("coder:"));
  }

  @Test
  void whereNothingIsLeftThereIsNoScope() {
    assertThat(told(Asker.token(member, "template:delete")).keySet()).doesNotContain("scope");
  }

  @Test
  void whatIsNoLiveKeyIsInactiveAndNothingElseIsSaid() {
    String key = Asker.token(member, "coder:all");
    assertInactive("0123456789-" + "x".repeat(22));
    assertInactive(Asker.id(key) + "-" + "x".repeat(22));
    for (String text :
        List.of(
            "x",
            "-",
            key + "x",
            key.toLowerCase(java.util.Locale.ROOT),
            key.replace("-", ""),
            " " + key,
            "é" + key.substring(1),
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvbGdhIn0.c2lnbmF0dXJl",
            "\u0000".repeat(10) + "-" + "\u0000".repeat(22),
            "'; drop table api_keys; --",
            "-".repeat(500_000))) {
      assertInactive(text);
    }
    assertThat(service.isActive(key)).isTrue();
  }

  @Test
  void anExpiredAndADeletedKeyAreInactiveAtOnce() {
    for (boolean fresh : new boolean[] {false, true}) {
      String expired = Asker.token(member, "coder:all");
      String deleted = Asker.token(member, "coder:all");
      assertThat(service.isActive(expired)).isTrue();
      assertThat(service.isActive(deleted)).isTrue();
      member.calls().put(member.path() + "/keys/" + Asker.id(expired) + "/expire").expect(204);
      member.calls().delete(member.path() + "/keys/" + Asker.id(deleted)).expect(204);
      for (String token : List.of(expired, deleted)) {
        Answer answer =
            service
                .calls()
                .request("POST", Asker.INTROSPECT, "token=" + token + "&fresh=" + fresh)
                .expect(200);
        assertThat(answer.body()).isEqualTo(INACTIVE);
      }
    }
  }

  @Test
  void theKeysOfASuspendedUserAndOfADeletedOneAreInactive() {
    Person suspended = Fixtures.newMember();
    Person deleted = Fixtures.newMember();
    String one = Asker.token(suspended, "coder:all");
    String other = Asker.token(deleted, "coder:all");
    assertThat(service.isActive(one)).isTrue();
    assertThat(service.isActive(other)).isTrue();
    Fixtures.owner().put(suspended.path() + "/status/suspend").expect(200);
    Fixtures.owner().delete(deleted.path()).expect(200);
    assertInactive(one);
    assertInactive(other);
    Fixtures.owner().put(suspended.path() + "/status/activate").expect(200);
    assertThat(service.isActive(one)).isTrue();
  }

  @Test
  void aFreshAnswerIsTheSameAnswer() {
    String key = Asker.token(member, "workspace:read");
    Answer fresh =
        service.calls().request("POST", Asker.INTROSPECT, "token=" + key + "&fresh=true");
    assertThat(fresh.expect(200).body()).isEqualTo(service.ask(key).body());
  }

  @Test
  void askingIsAUseOfTheKey() {
    String key = Asker.token(member, "coder:all");
    String path = member.path() + "/keys/" + Asker.id(key);
    assertThat(member.calls().get(path).expect(200).json().getString("last_used"))
        .startsWith("0001-");
    assertThat(service.isActive(key)).isTrue();
    assertThat(member.calls().get(path).expect(200).json().getString("last_used")).startsWith("2");
  }

  @Test
  void askingAboutTheKeyOfADormantUserActivatesThem() {
    String path = Fixtures.newServiceAccount();
    String key =
        Fixtures.owner()
            .post(path + "/keys/tokens", Map.of("token_name", Fixtures.unique("t")))
            .expect(201)
            .json()
            .getString("key");
    assertThat(Fixtures.owner().get(path).expect(200).json().getString("status"))
        .isEqualTo("dormant");
    assertThat(service.isActive(key)).isTrue();
    assertThat(Fixtures.owner().get(path).expect(200).json().getString("status"))
        .isEqualTo("active");
  }

  @Test
  void aHintIsIgnoredAndSoIsATokenInTheAddress() {
    String key = Asker.token(member, "coder:all");
    assertThat(
            service
                .calls()
                .request(
                    "POST",
                    Asker.INTROSPECT + "?token=" + key,
                    "token_type_hint=refresh_token&token=x&more=1")
                .expect(200)
                .body())
        .isEqualTo(INACTIVE);
    service.calls().request("POST", Asker.INTROSPECT + "?token=" + key, "a=b").expect(400);
  }
}
