package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.ServerTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page: title, heading, width, accessibility, silence, light and dark. */
@ServerTest
class EveryPageBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static String session;

  @BeforeAll
  static void prepare() {
    session = Fixtures.ownerSession();
    Fixtures.owner()
        .post("/api/v2/users/me/keys/tokens", Map.of("token_name", Fixtures.unique("every")))
        .expect(201);
  }

  @ParameterizedTest
  @CsvSource({
    "/settings/tokens?expired=true, Tokens",
    "/settings/tokens/new, Create token",
    "/settings/sessions, Sessions",
    "/settings/account, Account",
    "/cli-auth, Session token",
    "/admin/tokens, All tokens",
    "/admin/users, Users",
    "/admin/audit, Audit log",
    "/admin/resources, Resources",
    "/admin/resources?tab=workspaces, Resources",
    "/no/such/page, Page not found",
  })
  void aPageIsWhole(String path, String heading) {
    Page page = chromium.open(session, path);
    assertThat(Chromium.heading(page, heading)).isVisible();
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page).hasTitle(Pattern.compile(".+ · Latchkey"));
    assertThat(page.getByText("Loading…")).hasCount(0);
    Look.assertGood(page, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/login?message=You+are+signed+out.", "/settings/tokens"})
  void thePagesOfWhoeverIsSignedOutAreWhole(String path) {
    Page page = chromium.open(path);
    assertThat(Chromium.label(page, "Email")).isFocused();
    assertThat(page).hasTitle("Sign in · Latchkey");
    Look.assertGood(page, path + ", signed out");
  }

  @ParameterizedTest
  @CsvSource({
    "/settings/tokens, keys/tokens?*, No tokens",
    "/admin/tokens, keys/tokens?*, No tokens",
    "/admin/users?q=nobody-has-this-name, none, No users",
    "/admin/audit?q=nobody-has-this-name, none, Nothing was found",
    "/admin/resources?q=nothing-has-this-name, none, Nothing matches",
    "/admin/resources?tab=workspaces&q=nothing-has-this-name, none, No workspaces",
  })
  void aPageWithoutRowsSaysSo(String path, String emptied, String text) {
    Page page = chromium.open(session, "/settings/account");
    page.route(
        "**/api/v2/users/me/" + emptied,
        route -> route.fulfill(new Route.FulfillOptions().setBody("[]")));
    page.navigate(Chromium.url() + path);
    assertThat(page.locator(".empty")).containsText(text);
    Look.assertGood(page, path + " without rows");
  }

  @ParameterizedTest
  @CsvSource({
    "/settings/tokens, users/me/keys/tokens?*",
    "/settings/tokens/new, auth/scopes",
    "/settings/sessions, users/me/keys?*",
    "/cli-auth, users/me/keys",
    "/admin/tokens, users/me/keys/tokens?*",
    "/admin/users, users?*",
    "/admin/audit, audit?*",
    "/admin/resources, templates",
    "/admin/resources?tab=workspaces, workspaces?*",
  })
  void aFailureIsTold(String path, String request) {
    String answer = "{\"message\":\"The database is having a rest.\"}";
    Page page = chromium.open(session, "/settings/account");
    page.route(
        "**/api/v2/" + request,
        route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(answer)));
    page.navigate(Chromium.url() + path);
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("The database is having a rest.");
    Look.assertGood(page, path + " that failed");
  }

  @Test
  void aServerThatCannotBeReachedIsTold() {
    Page page = chromium.open(session, "/settings/tokens");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    page.route("**/api/v2/users/me", Route::abort);
    page.locator("#sidebar").getByText("Account").click();
    assertThat(Chromium.heading(page, "This did not work")).isFocused();
    assertThat(page.getByText("The server cannot be reached.")).isVisible();
    Look.assertGood(page, "an unreachable server");
    page.unroute("**/api/v2/users/me");
    Chromium.button(page, "Try again").click();
    assertThat(Chromium.heading(page, "Account")).isVisible();
  }

  @Test
  void onAPhoneTheMenuOpensAndLeadsOn() {
    Page page = chromium.open(session, "/settings/tokens");
    Chromium.resize(page, Chromium.PHONE);
    assertThat(page.locator("#sidebar")).isHidden();
    Chromium.button(page, "Menu").click();
    Look.assertGoodAt(page, "menu on a phone", Chromium.PHONE);
    page.locator("#sidebar").getByText("Sessions").click();
    assertThat(Chromium.heading(page, "Sessions")).isFocused();
    assertThat(page.locator("#sidebar")).isHidden();
    page.goBack();
    assertThat(Chromium.heading(page, "Tokens")).isFocused();
    assertThat(page).hasTitle("Tokens · Latchkey");
  }

  @Test
  void theChosenThemeIsKept() {
    Page page = chromium.open(session, "/settings/tokens");
    Chromium.button(page, "Switch between light and dark").last().click();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }
}
