package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.ServerTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every page: title, heading, width, accessibility, silence, light and dark. */
@ServerTest
class EveryPageBrowserIT {
  private static Chromium chromium;
  private static String session;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
    session = Fixtures.ownerSession();
    Fixtures.owner()
        .post("/api/v2/users/me/keys/tokens", Map.of("token_name", Fixtures.unique("every")))
        .expect(201);
  }

  @AfterAll
  static void stop() {
    chromium.close();
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
    for (int width : new int[] {Chromium.DESKTOP, Chromium.PHONE}) {
      Chromium.resize(page, width);
      Chromium.assertAccessible(page, path + " at " + width);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      Chromium.assertContrast(page, path + " at " + width + ", dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      String overflow = "document.documentElement.scrollWidth - innerWidth";
      assertEquals(0, page.evaluate(overflow), path + " is wider than " + width);
    }
    page.context().close();
    chromium.assertNoComplaints();
  }

  @Test
  void onAPhoneTheMenuOpensAndLeadsOn() {
    Page page = chromium.open(session, "/settings/tokens");
    Chromium.resize(page, Chromium.PHONE);
    assertThat(page.locator("#sidebar")).isHidden();
    Chromium.button(page, "Menu").click();
    Chromium.assertAccessible(page, "menu on a phone");
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
    chromium.assertNoComplaints();
  }
}
