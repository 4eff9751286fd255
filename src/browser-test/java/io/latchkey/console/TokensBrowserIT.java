package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One's own tokens: create, copy, list, expire, delete (token API 9.1, 9.2). */
@ServerTest
class TokensBrowserIT {
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z]{10}-[0-9A-Za-z]{22}");
  private static final String TOKENS = "/api/v2/users/me/keys/tokens";

  @RegisterExtension static final Chromium chromium = new Chromium();

  private final Person person = Fixtures.newMember();

  private Page open(String path) {
    return chromium.open(person.session(), path);
  }

  private static Locator secret(Page page, String name) {
    return Chromium.label(page, "Token “" + name + "”");
  }

  @Test
  void theSecretIsShownOnceAndWorks() {
    Page page = open("/settings/tokens");
    page.getByText("Create token").first().click();
    Chromium.label(page, "Name").fill("ci");
    Chromium.label(page, "90 days").check();
    Chromium.label(page, "Only selected scopes").check();
    Chromium.label(page, "Read User").check();
    Chromium.label(page, "All actions on Workspace").check();
    assertThat(Chromium.label(page, "Read Workspace")).isDisabled();
    Chromium.label(page, "Only these resources").check();
    Chromium.button(page, "Add yourself").click();
    Chromium.label(page, "UUID of resource 1").fill("*");
    Chromium.button(page, "Create token").click();
    assertThat(secret(page, "ci")).hasValue(KEY);
    assertThat(secret(page, "ci")).isFocused();
    Look.assertGood(page, "secret");
    String key = secret(page, "ci").inputValue();
    Chromium.button(page, "Copy").click();
    assertThat(Chromium.button(page, "Copied")).isVisible();
    assertEquals(key, page.evaluate("() => navigator.clipboard.readText()"));
    LatchkeySystem.underTest().as(key).get("/api/v2/users/me").expect(200);
    Chromium.button(page, "Done").click();
    Locator row = Chromium.row(page, "ci");
    assertThat(row).containsText("workspace:*");
    assertThat(row).containsText("any workspace");
    assertThat(row).not().containsText("Never"); // it was used above
    String kept =
        "() => JSON.stringify([document.documentElement.outerHTML, location.href, history.state,"
            + " {...localStorage}, {...sessionStorage}])";
    assertFalse(page.evaluate(kept).toString().contains(key.substring(11)), "the secret is gone");
  }

  @Test
  void theKeyboardAloneMakesAndDeletesAToken() {
    Page page = open("/settings/tokens");
    assertThat(Chromium.text(page, "No tokens")).isVisible();
    page.locator("main a.primary").focus();
    page.keyboard().press("Enter");
    assertThat(Chromium.label(page, "Name")).isFocused();
    assertThat(page.getByText("Expires on")).isVisible();
    assertThat(Chromium.label(page, "1 year")).isVisible();
    page.keyboard().type("kb");
    page.keyboard().press("Tab");
    page.keyboard().press("ArrowRight");
    assertThat(Chromium.label(page, "60 days")).isChecked();
    page.keyboard().press("Enter");
    assertThat(secret(page, "kb")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(Chromium.button(page, "Copied")).isVisible();
    Chromium.button(page, "Done").focus();
    page.keyboard().press("Enter");
    assertThat(Chromium.heading(page, "Tokens")).isFocused();
    Chromium.button(page, "Actions for kb").focus();
    page.keyboard().press("Enter");
    assertThat(Chromium.button(page, "Expire now")).isFocused();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(Chromium.button(page, "Cancel")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByText("“kb” was deleted")).isVisible();
    assertThat(Chromium.row(page, "kb")).hasCount(0);
  }

  /** The cap, 7 days, is answered only after Enter was pressed, and the lifetime asked for keeps it. */
  @Test
  void aQuickEnterWaitsForTheCapAndKeepsWhatWasTyped() {
    Page page = open("/settings/tokens");
    List<Route> asked = new ArrayList<>();
    page.route("**/tokenconfig", asked::add);
    page.locator("main a.primary").click();
    assertThat(Chromium.label(page, "Name")).isFocused();
    page.keyboard().type("quick");
    page.keyboard().press("Enter");
    assertThat(Chromium.button(page, "One moment…")).isVisible();
    assertThat(Chromium.label(page, "Name")).hasValue("quick");
    page.waitForCondition(() -> !asked.isEmpty());
    assertEquals(0, person.calls().get(TOKENS).jsonArray().size(), "tokens before the answer");
    Route.FulfillOptions weekAtMost =
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody("{\"max_token_lifetime\":604800000000000}");
    Request sent =
        page.waitForRequest(
            request -> request.method().equals("POST"), () -> asked.get(0).fulfill(weekAtMost));
    assertTrue(sent.postData().contains("\"lifetime\":604800000000000"), sent.postData());
    assertThat(secret(page, "quick")).hasValue(KEY);
  }

  /** Whose cap could not be asked for is told, and sends once it can be. */
  @Test
  void aTokenIsNotSentWhileTheCapIsNotKnown() {
    Page page = open("/settings/tokens");
    page.route("**/tokenconfig", Route::abort);
    page.locator("main a.primary").click();
    Chromium.label(page, "Name").fill("later");
    page.keyboard().press("Enter");
    assertThat(page.getByText("The server cannot be reached").first()).isVisible();
    assertThat(Chromium.button(page, "Create token")).isVisible();
    assertThat(Chromium.label(page, "Name")).hasValue("later");
    page.unroute("**/tokenconfig");
    page.keyboard().press("Enter");
    assertThat(secret(page, "later")).hasValue(KEY);
  }

  @Test
  void anUncopiedSecretIsNotLostByAccident() {
    Page page = open("/settings/tokens");
    page.locator("main a.primary").click();
    Chromium.label(page, "Name").fill("careful");
    page.keyboard().press("Enter");
    assertThat(secret(page, "careful")).isVisible();
    page.goBack();
    assertThat(page.getByText("Leave without the token?")).isVisible();
    Chromium.button(page, "Cancel").click();
    assertThat(secret(page, "careful")).hasValue(KEY);
    page.getByText("Sessions").first().click();
    Chromium.button(page, "Leave").click();
    assertThat(Chromium.heading(page, "Sessions")).isVisible();
  }

  @Test
  void mistakesAreToldAtTheirField() {
    person.calls().post(TOKENS, Map.of("token_name", "taken")).expect(201);
    Page page = open("/settings/tokens/new");
    Chromium.button(page, "Create token").click();
    assertThat(page.getByText("Give the token a name.")).isVisible();
    assertThat(Chromium.label(page, "Name")).isFocused();
    Chromium.label(page, "Name").fill("taken");
    assertThat(page.getByText("Give the token a name.")).hasCount(0);
    Chromium.label(page, "Pick a date").check();
    Chromium.label(page, "Only selected scopes").check();
    Chromium.label(page, "Only these resources").check();
    Chromium.button(page, "Create token").click();
    assertThat(page.getByText("Choose the last day.")).isVisible();
    assertThat(page.getByText("Select at least one scope.")).isVisible();
    assertThat(page.getByText("Choose one, or enter a UUID.")).isVisible();
    Look.assertGood(page, "create token with errors");
    Chromium.label(page, "7 days").check();
    Chromium.label(page, "Full access").check();
    Chromium.label(page, "Any resource").check();
    Chromium.button(page, "Create token").click();
    assertThat(page.getByText("You already have a token with this name")).isVisible();
    assertThat(Chromium.label(page, "Name")).isFocused();
  }

  @Test
  void anExpiredTokenIsListedOnDemandAlsoAfterReload() {
    person.calls().post(TOKENS, Map.of("token_name", "old")).expect(201);
    Page page = open("/settings/tokens");
    Chromium.button(page, "Actions for old").click();
    Chromium.button(page, "Expire now").click();
    Chromium.button(page, "Expire token").click();
    assertThat(Chromium.row(page, "old")).hasCount(0);
    page.getByText("Include expired").click();
    assertThat(Chromium.row(page, "old")).containsText("Expired");
    page.reload();
    assertThat(Chromium.row(page, "old")).containsText("Expired");
  }

  @Test
  void theListIsFilteredSortedAndPaged() {
    for (int i = 1; i <= 30; i++) {
      person.calls().post(TOKENS, Map.of("token_name", "t" + i)).expect(201);
    }
    Page page = open("/settings/tokens");
    Locator rows = page.locator("tbody tr");
    assertThat(rows).hasCount(25);
    Chromium.button(page, "Next page").click();
    assertThat(rows).hasCount(5);
    Chromium.button(page, "Name").click();
    assertThat(rows.first()).containsText("t1");
    assertThat(rows.nth(1)).containsText("t2");
    page.getByRole(com.microsoft.playwright.options.AriaRole.SEARCHBOX).fill("t30");
    assertThat(rows).hasCount(1);
    page.reload();
    assertThat(rows).hasCount(1);
    assertThat(rows.first()).containsText("t30");
  }

  @Test
  void theExactTimeIsShownOnFocus() {
    person.calls().post(TOKENS, Map.of("token_name", "timed")).expect(201);
    Page page = open("/settings/tokens");
    page.locator("tbody time").last().focus();
    assertThat(page.locator("#tip")).containsText(Pattern.compile("\\d{4} at \\d+:\\d\\d"));
    page.keyboard().press("Escape");
    assertThat(page.locator("#tip")).hasCount(0);
  }
}
