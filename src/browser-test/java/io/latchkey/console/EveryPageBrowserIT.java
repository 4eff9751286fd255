package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.util.List;
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
    String longest = Fixtures.unique("a-name-as-long-as-may-be");
    LatchkeySystem owner = Fixtures.owner();
    Map<String, ?> user =
        Map.of(
            "username", longest.substring(0, 32),
            "name", "Maximiliana Anastasia von Hohenberg-Sigmaringen und zu Altenstadt",
            "email", "maximiliana.anastasia.von." + longest + "@a-subdomain.example.com",
            "password", Fixtures.OWNER_PASSWORD,
            "organization_ids", List.of(Fixtures.DEFAULT_ORGANIZATION),
            "roles", List.of("user-admin", "template-admin", "auditor"));
    String id = owner.post("/api/v2/users", user).expect(201).json().getString("id");
    Map<String, ?> token =
        Map.of(
            "token_name", Fixtures.unique("x".repeat(53)),
            "scopes", List.of("workspace:application_connect", "coder:workspaces.operate"),
            "allow_list", List.of("workspace:*", "user:" + id));
    for (String of : List.of("me", longest.substring(0, 32))) {
      owner.post("/api/v2/users/" + of + "/keys/tokens", token).expect(201);
    }
    owner
        .post(
            "/api/v2/organizations/default/templates",
            Map.of("name", longest.substring(0, 32), "display_name", "A template ".repeat(5)))
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
    "/admin/services, Services",
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
    "/admin/services?q=nobody-has-this-name, none, No services",
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
    Look.assertGoodAt(page, path + " without rows", Chromium.PHONE);
  }

  @ParameterizedTest
  @CsvSource({
    "/settings/tokens, users/me/keys/tokens?*",
    "/settings/tokens/new, auth/scopes",
    "/settings/sessions, users/me/keys?*",
    "/cli-auth, users/me/keys",
    "/admin/tokens, users/me/keys/tokens?*",
    "/admin/users, users?*",
    "/admin/services, users?*",
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
    assertThat(page.getByText("Loading…")).hasCount(0);
    Look.assertGoodAt(page, path + " that failed", Chromium.PHONE);
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
