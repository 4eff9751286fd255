package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What administrators do: everybody's tokens, users. And what others are not offered. */
@ServerTest
class AdminBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Page open(String path) {
    return chromium.open(Fixtures.ownerSession(), path);
  }

  @Test
  void severalTokensAreDeletedAtOnce() {
    Person person = Fixtures.newMember();
    for (String name : new String[] {"a", "b", "c"}) {
      person.calls().post(person.path() + "/keys/tokens", Map.of("token_name", name)).expect(201);
    }
    Page page = open("/admin/tokens?q=" + person.username());
    Locator rows = page.locator("tbody tr");
    assertThat(rows).hasCount(3);
    Chromium.label(page, "Select a of " + person.username()).check();
    Chromium.label(page, "Select b of " + person.username()).check();
    assertThat(page.getByText("2 selected")).isVisible();
    Chromium.button(page, "Delete").last().click();
    Chromium.button(page, "Delete 2 tokens").click();
    assertThat(page.getByText("2 tokens deleted")).isVisible();
    assertThat(rows).hasCount(1);
    Chromium.label(page, "Select this page").check();
    page.locator(".bulk .btn").first().click();
    Chromium.button(page, "Expire 1 token").click();
    assertThat(page.getByText("1 token expired")).isVisible();
    assertThat(page.getByText("Nothing matches")).isVisible();
  }

  @Test
  void aUserIsCreatedSuspendedActivatedAndDeleted() {
    String username = Fixtures.unique("web");
    Page page = open("/admin/users");
    Chromium.button(page, "Create user").click();
    page.locator("dialog .primary").click();
    assertThat(page.getByText("Enter a username.")).isVisible();
    Chromium.label(page, "Username").fill(username);
    Chromium.label(page, "Email").fill(username + "@example.com");
    Chromium.label(page, "Password").fill("a-Horse-for-" + username);
    page.locator("dialog input[value=template-admin]").check();
    Look.assertGood(page, "create user");
    page.locator("dialog .primary").click();
    assertThat(page.getByText(username + " was created")).isVisible();
    page.getByLabel("Search by name, username or email").fill(username);
    Locator row = page.locator("tr[data-user=" + username + "]");
    assertThat(row).containsText("Template Admin");
    act(page, username, "Suspend", "Suspend");
    assertThat(row).containsText("suspended");
    act(page, username, "Activate", "Activate");
    assertThat(row).containsText("active");
    act(page, username, "Delete", "Delete user");
    assertThat(row).hasCount(0);
  }

  private static void act(Page page, String username, String item, String confirmation) {
    Chromium.button(page, "Actions for " + username).click();
    page.locator(".menu:popover-open")
        .getByText(item, new Locator.GetByTextOptions().setExact(true))
        .click();
    page.locator("dialog")
        .getByText(confirmation, new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  @Test
  void rolesAndPasswordAreChanged() {
    Person person = Fixtures.newMember();
    Page page = open("/admin/users?q=" + person.username());
    Chromium.button(page, "Actions for " + person.username()).click();
    Chromium.button(page, "Change roles").click();
    page.locator("dialog input[value=auditor]").check();
    Chromium.button(page, "Save roles").click();
    assertThat(page.locator("tbody tr")).containsText("Auditor");
    Chromium.button(page, "Actions for " + person.username()).click();
    Chromium.button(page, "Reset password").click();
    Chromium.label(page, "New password").fill("weak");
    Chromium.button(page, "Set password").click();
    assertThat(page.locator("dialog .error, dialog .alert").first()).isVisible();
    Chromium.label(page, "New password").fill("a-Horse-of-another-colour");
    Chromium.button(page, "Set password").click();
    assertThat(page.getByText("was changed").last()).isVisible();
    Fixtures.session(person.email(), "a-Horse-of-another-colour");
  }

  @Test
  void nobodyIsOfferedWhatTheRoleDoesNotInclude() {
    Person member = Fixtures.newMember();
    Page page = chromium.open(member.session(), "/settings/tokens");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    assertThat(page.getByText("Administration")).hasCount(0);
    page.navigate(Chromium.url() + "/admin/users");
    assertThat(Chromium.heading(page, "Not for your role")).isVisible();
    Page auditing = chromium.open(Fixtures.newUser("auditor").session(), "/admin/users");
    assertThat(auditing.locator("tbody tr").first()).isVisible();
    assertThat(Chromium.button(auditing, "Create user")).hasCount(0);
    assertThat(auditing.locator("tbody .actions button")).hasCount(0);
    assertThat(auditing.getByText("All tokens")).hasCount(0);
  }
}
