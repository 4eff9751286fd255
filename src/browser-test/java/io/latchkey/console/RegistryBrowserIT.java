package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The registry of templates and workspaces. */
@ServerTest
class RegistryBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Page open(String path) {
    return chromium.open(Fixtures.ownerSession(), path);
  }

  @Test
  void aTemplateAndAWorkspaceAreRegisteredUsedAndDeleted() {
    String name = Fixtures.unique("web");
    Page page = open("/admin/resources");
    Chromium.button(page, "Add template").click();
    Chromium.label(page, "Name").fill(name);
    page.locator("dialog .primary").click();
    assertThat(page.locator("tr[data-template=" + name + "]")).isVisible();
    Chromium.text(page, "Workspaces").click();
    Chromium.button(page, "Add workspace").click();
    Chromium.label(page, "Name").fill(name);
    Chromium.label(page, "Template").selectOption(name);
    page.locator("dialog .primary").click();
    page.getByLabel("Search by name").fill(name);
    Locator row = page.locator("tr[data-workspace=" + name + "]");
    assertThat(row).isVisible();
    act(page, name, "Mark stopped", "Mark stopped");
    assertThat(row).containsText("stopped");
    act(page, name, "Mark started", "Mark started");
    assertThat(row).containsText("running");
    allowListOffers(name);
    act(page, name, "Delete", "Delete workspace");
    assertThat(row).hasCount(0);
    Chromium.text(page, "Templates").click();
    act(page, name, "Delete", "Delete template");
    assertThat(page.locator("tr[data-template=" + name + "]")).hasCount(0);
  }

  private static void act(Page page, String name, String item, String confirmation) {
    Chromium.button(page, "Actions for " + name).click();
    page.locator(".menu:popover-open").getByText(item).click();
    page.locator("dialog")
        .getByText(confirmation, new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  /** By name, where the token's form would otherwise ask for a UUID. */
  private static void allowListOffers(String workspace) {
    Page page = open("/settings/tokens/new");
    Chromium.label(page, "Only these resources").check();
    Locator picker = Chromium.label(page, "Resource 1");
    picker.selectOption(Fixtures.OWNER_USERNAME + "/" + workspace);
    assertThat(picker).not().hasValue("");
  }
}
