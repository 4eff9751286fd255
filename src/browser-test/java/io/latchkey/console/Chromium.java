package io.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import io.latchkey.fixture.LatchkeySystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The installed Chromium, and what the pages opened in it said on their consoles. The system
 * property {@code latchkey.chromium} names its executable.
 */
final class Chromium implements AutoCloseable {
  private static final String EXECUTABLE =
      System.getProperty("latchkey.chromium", "/usr/bin/chromium");
  private static final double PATIENCE = 15_000; // milliseconds
  private static final int HEIGHT = 860;

  static final int DESKTOP = 1280;
  static final int PHONE = 390;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of(EXECUTABLE))
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-quic",
                          "--no-first-run",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

  /** Also makes the first user, in the console, if the server has none. */
  Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    FirstUserBrowserIT.setUp(this);
  }

  static String url() {
    return LatchkeySystem.underTest().address().toString();
  }

  /** A new window of nobody, at this path. */
  Page open(String path) {
    return open(null, path);
  }

  /** A new window of somebody with this session. */
  Page open(String session, String path) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(DESKTOP, HEIGHT)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    if (session != null) {
      context.addCookies(List.of(new Cookie("coder_session_token", session).setUrl(url())));
    }
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(this::note);
    page.onPageError(complaints::add);
    page.navigate(url() + path);
    return page;
  }

  /** A refused request is also told on the console, which is none of the page's doing. */
  private void note(ConsoleMessage message) {
    boolean bad = message.type().equals("error") || message.type().equals("warning");
    if (bad && !message.text().startsWith("Failed to load resource")) {
      complaints.add(message.text());
    }
  }

  /** Fails if any page broke its Content-Security-Policy or threw an error. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  static void resize(Page page, int width) {
    page.setViewportSize(width, HEIGHT);
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
  }

  static Locator label(Page page, String name) {
    return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  static Locator row(Page page, String name) {
    return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(name));
  }

  /** Fails with every violation of axe's default rules on what the page shows now. */
  static void assertAccessible(Page page, String view) {
    AxeResults results = axe(page).analyze();
    assertThat(results.getPasses()).as("axe ran on %s", view).hasSizeGreaterThan(10);
    assertNoViolations(results, view);
  }

  /** The same, only about colours: all that differs between light and dark. */
  static void assertContrast(Page page, String view) {
    AxeResults results = axe(page).withRules(List.of("color-contrast")).analyze();
    assertThat(results.getPasses()).as("axe ran on %s", view).hasSize(1);
    assertNoViolations(results, view);
  }

  /** Without the detour that pages with frames need. */
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void assertNoViolations(AxeResults results, String view) {
    assertThat(results.getViolations())
        .as("violations of %s", view)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
