package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit log: found, read, checked. */
@ServerTest
class AuditBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Page open(String path) {
    return chromium.open(Fixtures.ownerSession(), path);
  }

  @Test
  void theAuditLogIsSearchedReadAndChecked() {
    String name = Fixtures.unique("web");
    Fixtures.owner()
        .post("/api/v2/users/me/keys/tokens", Map.of("token_name", name))
        .expect(201);
    Page page = open("/admin/audit?action=create&q=" + Fixtures.OWNER_USERNAME);
    Chromium.button(page, "owner created token " + name).click();
    assertThat(page.locator("dialog")).containsText("api_key " + name);
    Look.assertGood(page, "audit entry");
    page.keyboard().press("Escape");
    Chromium.button(page, "Check integrity").click();
    assertThat(page.getByText("The log is intact")).isVisible();
    Chromium.label(page, "Username").fill("nobody-of-this-name");
    assertThat(page.getByText("Nothing was found")).isVisible();
  }
}
