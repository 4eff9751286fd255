package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services that verify keys: made in the console, with the configuration of their framework. */
@ServerTest
class ServicesBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private final String name = Fixtures.unique("billing");

  private Page open() {
    return chromium.open(Fixtures.ownerSession(), "/admin/services");
  }

  private static Locator tab(Page page, String framework) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(framework));
  }

  @Test
  void aServiceIsMadeAndItsTokenShownOnceWithTheConfigurationOfEachFramework() {
    Page page = open();
    List<String> addresses = new ArrayList<>();
    page.onRequest(request -> addresses.add(request.url()));
    Chromium.button(page, "Create service").click();
    page.locator("dialog .primary").click();
    assertThat(page.getByText("Give the service a name.")).isVisible();
    Chromium.label(page, "Name").fill(name);
    Look.assertGood(page, "create service");
    page.locator("dialog .primary").click();
    assertThat(Chromium.heading(page, "Token of " + name)).isVisible();
    String key = page.locator("#secret").inputValue();
    String id = page.locator("#client-id").innerText();
    String secret = page.locator("#client-secret").innerText();
    assertEquals(key, id + "-" + secret);
    for (String framework : List.of("WildFly", "Open Liberty", "Quarkus", "Spring Boot")) {
      tab(page, framework).click();
      Locator configuration = page.locator("#panel .snippet");
      assertThat(configuration).containsText(framework);
      assertThat(configuration).containsText(Chromium.url());
      assertThat(configuration).containsText(id);
      assertThat(configuration).containsText(secret);
      assertThat(configuration).not().containsText("CLIENT_");
    }
    Look.assertGood(page, "a service's token");
    assertFalse(addresses.stream().anyMatch(address -> address.contains(secret)), "in an address");
    LatchkeySystem.underTest().as(key).get("/api/v2/users").expect(200);
    Chromium.button(page, "Done").click();
    Chromium.button(page, "Leave").click();
    page.getByLabel("Search by name").fill(name);
    assertThat(page.locator("tr[data-service=" + name + "]")).containsText("active");
  }

  @Test
  void aTokenThatCouldNotBeMadeIsMadeLater() {
    Page page = open();
    String tokens = "**/api/v2/users/*/keys/tokens";
    String answer = "{\"message\":\"The database is having a rest.\"}";
    page.route(
        tokens,
        route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(answer)));
    Chromium.button(page, "Create service").click();
    Chromium.label(page, "Name").fill(name);
    page.locator("dialog .primary").click();
    assertThat(page.getByText("The service was created, but not its token.")).isVisible();
    page.unroute(tokens);
    Chromium.button(page, "Close").click();
    page.getByLabel("Search by name").fill(name);
    Chromium.button(page, "Actions for " + name).click();
    Chromium.button(page, "New token").click();
    Chromium.button(page, "Create token").click();
    assertThat(Chromium.heading(page, "Token of " + name)).isVisible();
    page.locator("#secret").focus();
    page.keyboard().press("Control+c");
    Chromium.button(page, "Done").click();
    assertThat(Chromium.heading(page, "Services")).isVisible();
  }

  @Test
  void aNameThatIsTakenIsToldAtItsField() {
    Page page = open();
    Chromium.button(page, "Create service").click();
    Chromium.label(page, "Name").fill(Fixtures.newMember().username());
    page.locator("dialog .primary").click();
    assertThat(page.locator("dialog .error")).hasText("There is a user with this name already.");
  }
}
