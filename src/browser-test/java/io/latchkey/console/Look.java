package io.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** How a view must look, wide and narrow, light and dark: accessible, and never wider than shown. */
final class Look {
  /** Of the page, and what a card or dialog would cut off. */
  private static final String OVERFLOW =
      """
      () => [document.documentElement, ...document.querySelectorAll('.card, dialog, .dialog-body')]
        .filter((e) => e.scrollWidth > e.clientWidth)
        .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)
      """;

  /** What a finger can hit: WCAG 2.5.5. Links in running text are exempt; a label counts. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('button, a[href], select, input, summary')]
        .filter((e) => !e.closest('p, [popover]:not(:popover-open)'))
        .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
        .filter(([e, box]) => box.width && box.height && getComputedStyle(e).visibility === 'visible')
        .filter(([e, box]) => box.width < 43.5 || box.height < 43.5)
        .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)
      """;

  private static final String VIOLATIONS =
      """
      async (rule) => {
        const options = { resultTypes: ['violations'], ...(rule ? { runOnly: [rule] } : {}) };
        const { violations, passes } = await axe.run(document, options);
        if (passes.length < (rule ? 1 : 10)) throw new Error('axe found nothing to look at');
        return violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
      }
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
    assertThat(violations(page, null)).as("violations of %s", there).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    // All that differs between light and dark.
    List<?> dark = violations(page, "color-contrast");
    assertThat(dark).as("violations of %s, dark", there).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat((List<?>) page.evaluate(OVERFLOW)).as("wider than shown: %s", there).isEmpty();
    if (width == Chromium.PHONE) {
      assertThat((List<?>) page.evaluate(SMALL)).as("too small for a finger: %s", there).isEmpty();
    }
  }

  /** Of all of axe's default rules, or of one; the script is put into a page only once. */
  private static List<?> violations(Page page, String rule) {
    if (page.evaluate("() => 'axe' in window").equals(false)) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>) page.evaluate(VIOLATIONS, rule);
  }
}
