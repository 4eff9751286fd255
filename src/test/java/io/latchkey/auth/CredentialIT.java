package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a key is looked for: five places, the first that is not empty wins (token API 2.2). */
@ServerTest
class CredentialIT {

  private static final String ME = "/api/v2/users/me";
  private static final String BAD = "bad";

  private final String session = Fixtures.ownerSession();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # cookie, query, header, bearer, access_token, status
          good, -,    -,    -,    -,    200
          -,    good, -,    -,    -,    200
          -,    -,    good, -,    -,    200
          -,    -,    -,    good, -,    200
          -,    -,    -,    -,    good, 200
          good, bad,  bad,  bad,  bad,  200
          -,    good, bad,  bad,  bad,  200
          -,    -,    good, bad,  bad,  200
          -,    -,    -,    good, bad,  200
          bad,  good, good, good, good, 401
          -,    bad,  good, good, good, 401
          -,    -,    bad,  good, good, 401
          -,    -,    -,    bad,  good, 401
          '',   '',   '',   '',   good, 200
          '',   '',   good, -,    -,    200
          """)
  void theFirstPlaceThatIsNotEmptyWins(
      String cookie, String query, String header, String bearer, String access, int status) {
    LatchkeySystem caller = LatchkeySystem.underTest();
    caller = cookie == null ? caller : caller.with("Cookie", "coder_session_token=" + key(cookie));
    caller = header == null ? caller : caller.as(key(header));
    caller = bearer == null ? caller : caller.with("Authorization", "Bearer " + key(bearer));
    String path = ME + "?x=1";
    path += query == null ? "" : "&coder_session_token=" + key(query);
    path += access == null ? "" : "&access_token=" + key(access);
    assertThat(caller.get(path).status()).isEqualTo(status);
  }

  private String key(String kind) {
    return kind.equals("good") ? session : kind;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
  void theSchemeIsReadInAnyCaseAndItsValueTrimmed(String scheme) {
    LatchkeySystem.underTest().with("Authorization", scheme + session + "  ").get(ME).expect(200);
  }

  @Test
  void aForeignBearerBesideTheHeaderIsNotLookedAt() {
    LatchkeySystem.underTest()
        .as(session)
        .with("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
        .get(ME)
        .expect(200);
  }

  @Test
  void openRoutesDoNotLookAtAnyCredential() {
    LatchkeySystem.underTest().as(BAD).get("/api/v2/buildinfo").expect(200);
    LatchkeySystem.underTest().as(BAD).get("/api/v2/users/authmethods").expect(200);
  }
}
