package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, and the way back to where one came from (token API 9.3). */
@ServerTest
class LoginBrowserIT {
  private static final String SIGNED_OUT = "You are signed out or your session has expired.";

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static void logIn(Page page, Person person) {
    Chromium.label(page, "Email").fill(person.email());
    Chromium.label(page, "Password").fill(person.password());
    page.keyboard().press("Enter");
  }

  @Test
  void whoeverIsSignedOutIsLedToTheLoginAndBack() {
    Page page = chromium.open("/settings/sessions?q=127");
    assertThat(page.getByText(SIGNED_OUT)).isVisible();
    assertThat(Chromium.label(page, "Email")).isFocused();
    logIn(page, Fixtures.newMember());
    assertThat(Chromium.heading(page, "Sessions")).isVisible();
    assertThat(page).hasURL(Chromium.url() + "/settings/sessions?q=127");
    page.goBack();
    assertThat(page).not().hasURL(Pattern.compile("/login"));
  }

  @Test
  void aSessionThatEndsMeanwhileLeadsThereToo() {
    Person person = Fixtures.newMember();
    Page page = chromium.open(person.session(), "/settings/account");
    assertThat(Chromium.heading(page, "Account")).isVisible();
    person.calls().post("/api/v2/users/logout").expect(200);
    Chromium.button(page, "Save profile").click();
    assertThat(page.getByText(SIGNED_OUT)).isVisible();
    logIn(page, person);
    assertThat(Chromium.heading(page, "Account")).isVisible();
  }

  @Test
  void aWrongPasswordIsTold() {
    Page page = chromium.open("/login");
    Chromium.button(page, "Sign in").click();
    assertThat(page.getByText("Enter your email address.")).isVisible();
    assertThat(Chromium.label(page, "Email")).isFocused();
    Chromium.label(page, "Email").fill("nobody@example.com");
    Chromium.label(page, "Password").fill("wrong");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Incorrect email or password.")).isVisible();
    Look.assertGood(page, "login with an error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/.//evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "evil"
      })
  void noLinkLeadsAwayFromTheServer(String redirect) {
    String query = java.net.URLEncoder.encode(redirect, java.nio.charset.StandardCharsets.UTF_8);
    Page page = chromium.open("/login?redirect=" + query);
    logIn(page, Fixtures.newMember());
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    assertThat(page).hasURL(Chromium.url() + "/settings/tokens");
  }

  @Test
  void whoeverIsSignedInIsLedOn() {
    Page page = chromium.open(Fixtures.newMember().session(), "/login?redirect=%2Fcli-auth");
    assertThat(Chromium.heading(page, "Session token")).isVisible();
  }

  @Test
  void signingOutEndsTheSession() {
    Person person = Fixtures.newMember();
    Page page = chromium.open(person.session(), "/");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    Chromium.button(page, "Sign out").click();
    assertThat(Chromium.heading(page, "Sign in")).isVisible();
    person.calls().get("/api/v2/users/me").expect(401);
  }
}
