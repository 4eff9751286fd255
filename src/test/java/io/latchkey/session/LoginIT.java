package io.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Logging in and out (token API 3.2, 2.8, D17). */
@ServerTest
class LoginIT {

  private static final String LOGIN = "/api/v2/users/login";
  private static final String LOGOUT = "/api/v2/users/logout";
  private static final String KEYS = "/api/v2/users/me/keys";

  private final LatchkeySystem owner = Fixtures.owner();
  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  @Test
  void aLoginYieldsASessionOfADay() {
    Answer loggedIn =
        anybody.post(
            LOGIN, Map.of("email", "Owner@EXAMPLE.com", "password", Fixtures.OWNER_PASSWORD));
    String token = loggedIn.expect(201).json().getString("session_token");
    assertThat(loggedIn.json()).containsOnlyKeys("session_token");
    assertThat(token).matches("[0-9A-Za-z]{10}-[0-9A-Za-z]{22}");
    JsonObject key = anybody.as(token).get(KEYS + "/" + token.substring(0, 10)).expect(200).json();
    assertThat(key.getString("login_type")).isEqualTo("password");
    assertThat(key.getString("token_name")).isEmpty();
    assertThat(key.getString("scope")).isEqualTo("all");
    assertThat(key.getInt("lifetime_seconds")).isEqualTo(86_400);
  }

  @Test
  void aWrongPasswordAndAnUnknownEmailReadTheSame() {
    for (String email : new String[] {Fixtures.OWNER_EMAIL, "nobody@example.com"}) {
      Answer refused = anybody.post(LOGIN, Map.of("email", email, "password", "wrong"));
      assertThat(refused.expect(401).body())
          .isEqualTo("{\"message\":\"Incorrect email or password.\"}\n");
      assertThat(refused.headers("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void emailAndPasswordMustBeThere() {
    assertThat(anybody.post(LOGIN, Map.of()).expect(400).validations())
        .containsOnlyKeys("email", "password");
    Answer refused = anybody.post(LOGIN, Map.of("email", "x", "password", "s3cr3t")).expect(400);
    assertThat(refused.validations()).containsOnlyKeys("email");
    assertThat(refused.body()).doesNotContain("s3cr3t");
  }

  @Test
  void onlyPasswordsAreOffered() {
    JsonObject methods = anybody.get("/api/v2/users/authmethods").expect(200).json();
    assertThat(methods.getJsonObject("password").getBoolean("enabled")).isTrue();
    assertThat(methods.getJsonObject("github"))
        .containsOnlyKeys("enabled", "default_provider_configured");
    assertThat(methods.getJsonObject("oidc")).containsOnlyKeys("enabled", "signInText", "iconUrl");
    assertThat(methods.getJsonObject("oidc").getBoolean("enabled")).isFalse();
  }

  @Test
  void loggingOutDeletesTheSessionAndNoOther() {
    String session = Fixtures.ownerSession();
    Answer loggedOut = anybody.as(session).post(LOGOUT).expect(200);
    assertThat(loggedOut.body()).isEqualTo("{\"message\":\"Logged out!\"}\n");
    assertThat(anybody.as(session).get("/api/v2/users/me").expect(401).detail())
        .isEqualTo("API key is invalid.");
    owner.get("/api/v2/users/me").expect(200);
  }

  @Test
  void aTokenIsDeletedOnlyWhenItIsItselfTheKeyUsed() {
    String kept = token(List.of("application_connect"));
    String used = token(List.of("all"));
    anybody.as(used).post(LOGOUT).expect(200);
    assertThat(anybody.as(used).post(LOGOUT).expect(401).detail()).isEqualTo("API key is invalid.");
    owner.get(KEYS + "/" + kept.substring(0, 10)).expect(200);
  }

  @Test
  void loggingOutNeedsAKey() {
    assertThat(anybody.post(LOGOUT).expect(401).detail()).contains("must be provided");
  }

  private String token(List<String> scopes) {
    return owner
        .post(KEYS + "/tokens", Map.of("scopes", scopes))
        .expect(201)
        .json()
        .getString("key");
  }
}
