package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the console's pages and files are, and where no page may be (token API 1.1, 9). */
@ServerTest
class ConsolePagesIT {

  private final LatchkeySystem anybody = LatchkeySystem.underTest();
  private final LatchkeySystem browser = anybody.with("Accept", "text/html,*/*;q=0.8");

  private static void assertPage(Answer answer, int status) {
    assertThat(answer.expect(status).header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.body()).startsWith("<!doctype html>").contains("/js/app.js");
    assertHeaders(answer);
  }

  private static void assertHeaders(Answer answer) {
    assertThat(answer.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("X-Frame-Options")).contains("DENY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/setup",
        "/login",
        "/login?redirect=%2Fcli-auth",
        "/cli-auth",
        "/settings/tokens",
        "/settings/tokens/",
        "/settings/tokens/new",
        "/settings/sessions",
        "/settings/account",
        "/admin/tokens",
        "/admin/users",
        "/admin/audit",
        "/admin/services",
        "/admin/resources"
      })
  void everyPageIsTheOneFile(String path) {
    assertPage(anybody.get(path), 200);
    assertThat(anybody.request("HEAD", path, null).expect(200).body()).isEmpty();
  }

  @Test
  void aPageIsRead() {
    for (String method : new String[] {"POST", "PUT", "DELETE"}) {
      String body = method.startsWith("P") ? "{}" : null;
      Answer refused = anybody.request(method, "/settings/tokens", body).expect(405);
      assertThat(refused.header("Allow")).contains("GET, HEAD");
      assertThat(refused.message()).isEqualTo("Method not allowed.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/settings/nothing", "/css/nothing.css", "/apix"})
  void whatDoesNotExistIsToldToPeopleByAPageAndToProgramsInJson(String path) {
    assertPage(browser.get(path), 404);
    assertThat(anybody.get(path).expect(404).message()).isEqualTo("Route not found.");
    assertThat(browser.post(path).expect(404).message()).isEqualTo("Route not found.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/bin", "/.well-known", "/oauth2", "/oauth2/authorize", "/bin/x"})
  void noPageIsWhereClientsWouldTakeItForTheServersAnswer(String path) {
    Answer answer = browser.get(path);
    assertThat(answer.expect(404).message()).isEqualTo("Route not found.");
    assertThat(answer.mediaType()).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void filesHaveTheirTypesAndAreRevalidated() {
    assertFile("/js/app.js", "text/javascript");
    assertFile("/lib/lit-html/lit-html.js", "text/javascript");
    assertFile("/lib/lit-html/LICENSE", "");
    assertFile("/css/base.css", "text/css");
    assertFile("/favicon.svg", "image/svg+xml");
    assertFile("/fonts/inter.woff2", "font/woff2");
  }

  private void assertFile(String path, String type) {
    Answer file = anybody.get(path).expect(200);
    assertThat(file.header("Content-Type").orElse("")).as(path).startsWith(type);
    assertHeaders(file);
    String tag = file.header("ETag").orElseThrow();
    assertThat(anybody.with("If-None-Match", tag).get(path).status()).as(path).isEqualTo(304);
  }

  /** Some servers refuse these before any filter, in their own words. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/WEB-INF/", "/WEB-INF/web.xml", "/web-inf/web.xml", "/META-INF/MANIFEST.MF"})
  void whatIsInsideTheApplicationIsNotThere(String path) {
    for (LatchkeySystem caller : new LatchkeySystem[] {anybody, browser}) {
      assertThat(caller.get(path).expect(404).body()).doesNotContain("web-app", "Manifest");
    }
  }

  /** The date of a file says nothing: those of every build bear the same. */
  @Test
  void anotherBuildsFileIsSentAnewWhateverItsDate() {
    Answer sent =
        anybody
            .with("If-None-Match", "\"another\"")
            .with("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
            .get("/js/app.js")
            .expect(200);
    assertThat(sent.body()).isNotEmpty();
  }

  @Test
  void aFileIsRead() {
    assertThat(anybody.request("HEAD", "/js/app.js", null).expect(200).body()).isEmpty();
    Answer refused = anybody.request("POST", "/js/app.js", "{}").expect(405);
    assertThat(refused.header("Allow")).contains("GET, HEAD");
    assertThat(refused.message()).isEqualTo("Method not allowed.");
  }
}
