package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** What a page shows between a change and its answer. The tests hold the request back. */
final class Waiting {
  private static final String PLACES =
      """
      () => JSON.stringify([...document.querySelectorAll('dialog, dialog :is(h2, p, button), main form, main button')]
        .map((e) => [e.tagName, e.getBoundingClientRect()]))
      """;

  private Waiting() {}

  /** Chooses this from the only row's menu. */
  static void choose(Page page, String item) {
    page.locator("tbody .actions button").first().click();
    page.locator(".menu:popover-open")
        .getByText(item, new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  /** The button that does what an open dialog asks about. */
  static Locator confirmation(Page page) {
    return page.locator("dialog .dialog-foot .btn").last();
  }

  static Locator status(Page page, String text) {
    return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** Where everything is that must not move. */
  static Object places(Page page) {
    return page.evaluate(PLACES);
  }

  /** What is sent from now on to change something; it stays where it is until it is resumed. */
  static List<Route> hold(Page page) {
    List<Route> held = new ArrayList<>();
    page.route(
        "**/api/v2/**",
        route -> {
          if (changes(route.request())) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    return held;
  }

  private static boolean changes(Request request) {
    return List.of("PUT", "DELETE").contains(request.method())
        || request.url().endsWith("/users/logout");
  }

  /** Presses twice; between the two and the answer it says what is being done, once. */
  static void assertSaid(Page page, Locator button, String doing, String done) {
    List<Route> held = hold(page);
    button.scrollIntoViewIfNeeded();
    Object places = places(page);
    button.click();
    assertThat(status(page, doing)).isVisible();
    assertEquals(places, places(page), "where everything is");
    assertThat(button).isDisabled();
    button.click(new Locator.ClickOptions().setForce(true));
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.getByText(done)).hasCount(0);
    assertEquals(1, held.size(), "requests sent");
    held.get(0).resume();
    assertThat(page.getByText(done)).isVisible();
    assertThat(page.getByText(doing)).hasCount(0);
    assertEquals(1, held.size(), "requests sent in all");
  }
}
