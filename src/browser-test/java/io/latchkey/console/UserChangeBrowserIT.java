package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.latchkey.console.Waiting.assertSaid;
import static io.latchkey.console.Waiting.choose;
import static io.latchkey.console.Waiting.confirmation;

import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change of a user is answered only when every server goes by it, and says so meanwhile. */
@ServerTest
class UserChangeBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private final Person person = Fixtures.newMember();

  private Page openUsers() {
    return chromium.open(Fixtures.ownerSession(), "/admin/users?q=" + person.username());
  }

  @Test
  void aUserIsSuspendedActivatedAndDeleted() {
    Page page = openUsers();
    String name = person.username();
    choose(page, "Suspend");
    assertSaid(
        page,
        confirmation(page),
        "Ending every session and token on every server…",
        name + " is suspended. No server accepts a session or token of this user any more.");
    assertThat(page.locator("tbody tr")).containsText("suspended");
    choose(page, "Activate");
    assertSaid(
        page,
        confirmation(page),
        "Telling every server…",
        name + " is active, and every server knows it.");
    assertThat(page.locator("tbody tr")).not().containsText("suspended");
    choose(page, "Delete");
    assertSaid(
        page,
        confirmation(page),
        "Ending every session and token on every server…",
        name + " was deleted. No server accepts a session or token of this user any more.");
  }

  @Test
  void rolesAndPasswordAreChanged() {
    Page page = openUsers();
    String name = person.username();
    choose(page, "Change roles");
    page.locator("dialog input[value=auditor]").check();
    assertSaid(
        page,
        confirmation(page),
        "Telling every server…",
        "The roles of " + name + " were changed. Every server goes by the new ones.");
    assertThat(page.locator("tbody tr")).containsText("Auditor");
    choose(page, "Reset password");
    Chromium.label(page, "New password").fill("a-Horse-of-another-colour");
    assertThat(page.getByText("Strong enough")).isVisible();
    assertSaid(
        page,
        confirmation(page),
        "Ending every session and token on every server…",
        "The password of "
            + name
            + " was changed. No server accepts the sessions and tokens from before.");
  }
}
