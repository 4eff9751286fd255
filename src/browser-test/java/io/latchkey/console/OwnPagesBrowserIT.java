package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One's sessions, account, and the key for a command line. */
@ServerTest
class OwnPagesBrowserIT {
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z]{10}-[0-9A-Za-z]{22}");

  @RegisterExtension static final Chromium chromium = new Chromium();

  private final Person person = Fixtures.newMember();

  private Page open(String path) {
    return chromium.open(person.session(), path);
  }

  private String newSession() {
    return person.calls().post("/api/v2/users/me/keys").expect(201).json().getString("key");
  }

  private static void assertEnded(String session) {
    LatchkeySystem.underTest().as(session).get("/api/v2/users/me").expect(401);
  }

  @Test
  void oneSessionOrAllOthersCanBeEnded() {
    String first = newSession();
    String second = newSession();
    Page page = open("/settings/sessions");
    Locator rows = page.locator("tbody tr");
    assertThat(rows).hasCount(3);
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("This session")))
        .containsText(person.session().substring(0, 10));
    Chromium.button(page, "End session " + first.substring(0, 10)).click();
    Chromium.button(page, "End session").click();
    assertThat(rows).hasCount(2);
    assertEnded(first);
    Chromium.button(page, "End all others").click();
    page.locator("dialog .danger").click();
    assertThat(rows).hasCount(1);
    assertThat(Chromium.button(page, "End all others")).isDisabled();
    assertEnded(second);
    person.calls().get("/api/v2/users/me").expect(200);
  }

  @Test
  void theNameIsChanged() {
    Page page = open("/settings/account");
    Chromium.label(page, "Full name").fill("Mira Halvorsen");
    Chromium.button(page, "Save profile").click();
    assertThat(page.getByText("Your profile was saved")).isVisible();
    page.reload();
    assertThat(Chromium.label(page, "Full name")).hasValue("Mira Halvorsen");
    assertThat(page.locator(".account")).containsText("Mira Halvorsen");
  }

  @Test
  void aNewPasswordEndsAllButTheSessionInTheBrowser() {
    String other = newSession();
    Page page = open("/settings/account");
    Chromium.label(page, "Current password").fill("wrong");
    Chromium.label(page, "New password").fill("another-Horse-than-before-1");
    Chromium.button(page, "Change password").click();
    assertThat(page.getByText("Old password is incorrect.").first()).isVisible();
    Chromium.label(page, "Current password").fill(person.password());
    Chromium.button(page, "Change password").click();
    assertThat(page.getByText("Your password was changed")).isVisible();
    assertEnded(other);
    page.reload();
    assertThat(Chromium.heading(page, "Account")).isVisible();
  }

  @Test
  void aCommandLineIsGivenAFreshKey() {
    Page page = open("/cli-auth");
    Locator field = Chromium.label(page, "Session token").and(page.locator("input"));
    assertThat(field).hasValue(KEY);
    assertThat(field).hasAttribute("type", "password");
    String key = field.inputValue();
    LatchkeySystem.underTest().as(key).get("/api/v2/users/me").expect(200);
    Chromium.button(page, "Copy").click();
    assertThat(Chromium.button(page, "Copied")).isVisible();
    assertThat(field).hasAttribute("type", "password");
    page.reload();
    assertThat(field).not().hasValue(key);
  }
}
