package io.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser's session: its cookie (token API 2.6) and what other sites may not do (D18). */
@ServerTest
class SessionCookieIT {

  private static final String KEYS = "/api/v2/users/me/keys";

  private final String session = Fixtures.ownerSession();
  private final LatchkeySystem anybody = LatchkeySystem.underTest();
  private final LatchkeySystem browser =
      anybody.with("Cookie", "theme=dark; coder_session_token=" + session);

  @Test
  void aLoginSetsItForAYearAndALogoutRemovesIt() {
    Answer loggedIn =
        anybody.post(
            "/api/v2/users/login",
            Map.of("email", Fixtures.OWNER_EMAIL, "password", Fixtures.OWNER_PASSWORD));
    assertThat(loggedIn.headers("Set-Cookie"))
        .containsExactly(
            "coder_session_token="
                + loggedIn.json().getString("session_token")
                + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    assertThat(browser.post("/api/v2/users/logout").expect(200).headers("Set-Cookie"))
        .containsExactly("coder_session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # Sec-Fetch-Site, Origin,                     status
          same-origin,      -,                          201
          none,             -,                          201
          same-origin,      https://elsewhere.example,  201
          -,                -,                          201
          -,                HERE,                       201
          same-site,        -,                          403
          cross-site,       -,                          403
          cross-site,       HERE,                       403
          nonsense,         -,                          403
          -,                https://elsewhere.example,  403
          -,                http://127.0.0.1,           403
          -,                null,                       403
          -,                :: no origin,               403
          """)
  void anUnsafeRequestByCookieMustComeFromOurOwnPages(String site, String origin, int status) {
    Answer answer = from(browser, site, origin).post(KEYS).expect(status);
    if (status == 403) {
      assertThat(answer.message())
          .isEqualTo(
              "Something is wrong with your CSRF token. Please refresh the page. If this error"
                  + " persists, try clearing your cookies.");
      assertThat(answer.header("WWW-Authenticate").orElseThrow())
          .contains("error=\"insufficient_scope\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # Sec-Fetch-Site, Origin,                     Content-Type,                      allowed
          cross-site,       -,                          application/json,                  false
          cross-site,       https://elsewhere.example,  text/plain,                        false
          same-site,        -,                          application/json,                  false
          -,                https://elsewhere.example,  text/plain,                        false
          -,                null,                       text/plain,                        false
          -,                https://elsewhere.example,  application/x-www-form-urlencoded, false
          same-origin,      HERE,                       application/json,                  true
          none,             -,                          application/json,                  true
          -,                HERE,                       application/json,                  true
          -,                -,                          text/plain,                        true
          -,                -,                          application/x-www-form-urlencoded, true
          """)
  void anotherSiteNeitherLogsABrowserInNorMakesTheFirstUser(
      String site, String origin, String type, boolean allowed) {
    LatchkeySystem caller = from(anybody, site, origin).with("Content-Type", type);
    Answer login =
        caller.request(
            "POST",
            "/api/v2/users/login",
            "{\"email\":\"owner@example.com\",\"password\":\"" + Fixtures.OWNER_PASSWORD + "\"}");
    Answer first =
        caller.request(
            "POST",
            "/api/v2/users/first",
            "{\"email\":\"a@example.com\",\"username\":\"a\",\"password\":\"a\"}");
    login.expect(allowed ? 201 : 403);
    first.expect(allowed ? 409 : 403);
    if (!allowed) {
      assertThat(login.headers("Set-Cookie")).isEmpty();
      assertThat(login.message()).startsWith("Something is wrong with your CSRF token.");
      assertThat(first.message()).startsWith("Something is wrong with your CSRF token.");
    }
  }

  /** It would have the browser's cookie removed. */
  @Test
  void anotherSiteLogsNobodyOutWithAKeyOfItsOwnInTheAddress() {
    String key = Fixtures.newMember().session();
    String address = "/api/v2/users/logout?coder_session_token=" + key;
    Answer refused = from(anybody, "cross-site", "https://elsewhere.example").post(address);
    assertThat(refused.expect(403).headers("Set-Cookie")).isEmpty();
    anybody.as(key).get("/api/v2/users/me").expect(200);
  }

  private LatchkeySystem from(LatchkeySystem system, String site, String origin) {
    LatchkeySystem caller = site == null ? system : system.with("Sec-Fetch-Site", site);
    return origin == null
        ? caller
        : caller.with("Origin", origin.equals("HERE") ? anybody.address().toString() : origin);
  }

  @Test
  void readingIsAllowedFromAnywhere() {
    from(browser, "cross-site", "https://elsewhere.example").get(KEYS + "/tokens").expect(200);
  }

  @Test
  void theSameKeyInTheHeaderProvesThatNoPageForcedTheBrowser() {
    LatchkeySystem elsewhere = from(browser, "cross-site", "https://elsewhere.example");
    elsewhere.as(session).post(KEYS).expect(201);
    elsewhere.as(Fixtures.ownerSession()).post(KEYS).expect(403);
    elsewhere.with("Authorization", "Bearer " + session).post(KEYS).expect(403);
  }

  @Test
  void aKeyInTheHeaderAloneIsNotAskedWhereItComesFrom() {
    from(anybody.as(session), "cross-site", "https://elsewhere.example").post(KEYS).expect(201);
  }
}
