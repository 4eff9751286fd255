package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The form for a token where the deployment declares resource types (verification 1). The server of
 * the tests declares none: its answer is completed on the way.
 */
@ServerTest
class DeclaredTypesBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static void declareInvoices(Route route) {
    String body =
        route
            .fetch()
            .text()
            .replace("\"workspace:update\"]", "\"workspace:update\",\"invoice:pay\",\"invoice:*\"]")
            .replace(
                "\"resource_types\":[]",
                "\"resource_types\":[{\"name\":\"invoice\",\"description\":\"Invoices of the billing"
                    + " service\",\"actions\":[{\"name\":\"pay\",\"description\":\"Release a"
                    + " payment\",\"roles\":[\"owner\"]}]}]");
    route.fulfill(new Route.FulfillOptions().setBody(body).setContentType("application/json"));
  }

  private static Page open() {
    Page page = chromium.open(Fixtures.newMember().session(), "/settings/tokens");
    page.route("**/api/v2/auth/scopes", DeclaredTypesBrowserIT::declareInvoices);
    page.getByText("Create token").first().click();
    Chromium.label(page, "Name").fill("shop");
    return page;
  }

  @Test
  void typesOfTheDeploymentAreOfferedWithTheirDescriptions() {
    Page page = open();
    Chromium.label(page, "Only selected scopes").check();
    assertThat(page.getByText("Invoices of the billing service")).isVisible();
    page.getByPlaceholder("Find a scope or resource").fill("billing");
    assertThat(Chromium.label(page, "Read Workspace")).hasCount(0);
    Chromium.label(page, "Pay Invoice").hover();
    assertThat(page.getByText("Release a payment")).isVisible();
    Chromium.label(page, "Pay Invoice").check();
    assertThat(page.getByText("1 selected")).isVisible();
    Look.assertGood(page, "declared-types");
  }

  @Test
  void anIdOfAServiceIsSentAsItIs() {
    Page page = open();
    Chromium.label(page, "Only these resources").check();
    Chromium.label(page, "Type of resource 1").selectOption("invoice");
    assertThat(page.getByText("Invoices of the billing service")).isVisible();
    Chromium.label(page, "ID of resource 1").fill("INV 7");
    Chromium.button(page, "Create token").click();
    assertThat(page.getByText("Only letters, digits and . _ ~ - are possible")).isVisible();
    Chromium.label(page, "ID of resource 1").fill("INV-7");
    Request sent =
        page.waitForRequest(
            request -> request.method().equals("POST") && request.url().endsWith("/keys/tokens"),
            () -> Chromium.button(page, "Create token").click());
    assertTrue(
        sent.postData().contains("{\"type\":\"invoice\",\"id\":\"INV-7\"}"), sent.postData());
    assertThat(page.getByText("unknown resource type \"invoice\"")).isVisible();
  }
}
