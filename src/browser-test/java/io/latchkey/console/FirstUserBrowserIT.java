package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that makes the first user, which every run on a new server goes through once. */
@ServerTest
class FirstUserBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  /** Makes the first user in the browser, by way of "/", unless there is one. */
  static void setUp(Chromium browser) {
    if (LatchkeySystem.underTest().get("/api/v2/users/first").status() == 200) {
      return;
    }
    Page page = browser.open("/");
    assertThat(Chromium.heading(page, "Set up Latchkey")).isVisible();
    assertThat(Chromium.label(page, "Full name")).isFocused();
    Look.assertGood(page, "setup");
    Chromium.button(page, "Create the owner").click();
    assertThat(page.getByText("Enter a username.")).isVisible();
    assertThat(Chromium.label(page, "Username")).isFocused();
    Chromium.label(page, "Full name").fill("Olga Owner");
    Chromium.label(page, "Username").fill(Fixtures.OWNER_USERNAME);
    Chromium.label(page, "Email").fill(Fixtures.OWNER_EMAIL);
    Chromium.label(page, "Password").fill("weak");
    assertThat(page.getByText("insecure password")).isVisible();
    Chromium.label(page, "Password").fill(Fixtures.OWNER_PASSWORD);
    assertThat(page.getByText("Strong enough")).isVisible();
    page.keyboard().press("Enter");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    page.context().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/setup", "/"})
  void afterThatTheSetupLeadsToTheLogin(String path) {
    Page page = chromium.open(path);
    assertThat(Chromium.heading(page, "Sign in")).isVisible();
    assertThat(page).hasURL(Chromium.url() + "/login");
  }
}
