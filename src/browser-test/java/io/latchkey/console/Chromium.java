package io.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The installed Chromium, one for all test classes, registered by each in a static field. After
 * every test its windows are closed, and it fails if a page broke its Content-Security-Policy or
 * threw an error. The system property {@code latchkey.chromium} names the executable.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback {
  private static final String EXECUTABLE =
      System.getProperty("latchkey.chromium", "/usr/bin/chromium");
  private static final double PATIENCE = 15_000; // milliseconds
  private static final int HEIGHT = 860;

  static final int DESKTOP = 1280;
  static final int PHONE = 390;

  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private Browser browser;

  /** Runs until the last test class has ended. */
  private static final class Running implements AutoCloseable {
    private final Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
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

    @Override
    public void close() {
      playwright.close();
    }
  }

  /** Also makes the first user, in the console, if the server has none. */
  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    browser =
        context
            .getRoot()
            .getStore(Namespace.create(Chromium.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
            .browser;
    FirstUserBrowserIT.setUp(this);
    assertThat(complaints).as("the setup's console").isEmpty();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    // First, lest a request that is still sent meets a window that is gone.
    browser.contexts().forEach(each -> each.pages().forEach(Page::unrouteAll));
    browser.contexts().forEach(BrowserContext::close);
    List<String> told = List.copyOf(complaints);
    complaints.clear();
    assertThat(told).as("the browser's console").isEmpty();
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

  static Locator text(Page page, String text) {
    return page.getByText(text, new Page.GetByTextOptions().setExact(true));
  }
}
