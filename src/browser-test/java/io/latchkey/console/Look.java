package io.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** How a view must look, wide and narrow, light and dark: accessible, and never wider than shown. */
final class Look {
  private static final String OVERFLOW = "document.documentElement.scrollWidth - innerWidth";

  /** What a finger can hit: WCAG 2.5.5. Links in running text and what a label encloses are exempt. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('button, a[href], select, input, summary')]
        .filter((e) => !e.closest('p, .snippet, [popover]:not(:popover-open), .chips, .segments'))
        .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
        .filter(([e, box]) => box.width && box.height && getComputedStyle(e).visibility === 'visible')
        .filter(([e, box]) => box.width < 43.5 || box.height < 43.5)
        .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)
      """;

  private Look() {}

  /** Fails with axe's violations of what the page shows now, at both widths, light and dark. */
  static void assertGood(Page page, String view) {
    assertGoodAt(page, view, Chromium.PHONE);
    assertGoodAt(page, view, Chromium.DESKTOP);
  }

  /** The same at one width, which stays. */
  static void assertGoodAt(Page page, String view, int width) {
    String there = view + " at " + width;
    Chromium.resize(page, width);
    assertNoViolations(axe(page).analyze(), 10, there);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    // All that differs between light and dark.
    assertNoViolations(
        axe(page).withRules(List.of("color-contrast")).analyze(), 0, there + ", dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(page.evaluate(OVERFLOW)).as("overflow of %s", there).isEqualTo(0);
    if (width == Chromium.PHONE) {
      assertThat((List<?>) page.evaluate(SMALL)).as("too small for a finger: %s", there).isEmpty();
    }
  }

  /** Without the detour that pages with frames need. */
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void assertNoViolations(AxeResults results, int leastPasses, String view) {
    assertThat(results.getPasses()).as("axe on %s", view).hasSizeGreaterThan(leastPasses);
    assertThat(results.getViolations())
        .as("violations of %s", view)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }
}
