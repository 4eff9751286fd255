package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.latchkey.console.Waiting.assertSaid;
import static io.latchkey.console.Waiting.choose;
import static io.latchkey.console.Waiting.confirmation;
import static io.latchkey.console.Waiting.hold;
import static io.latchkey.console.Waiting.places;
import static io.latchkey.console.Waiting.status;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What ends keys is answered only when no server accepts them any more. Until then the console says
 * what is being done, and nothing moves or is sent twice. The tests hold the request back.
 */
@ServerTest
class RevocationBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private final Person person = Fixtures.newMember();

  private Page openTokens(String... names) {
    for (String name : names) {
      person.calls().post(person.path() + "/keys/tokens", Map.of("token_name", name)).expect(201);
    }
    return chromium.open(person.session(), "/settings/tokens");
  }

  @Test
  void aTokenIsExpired() {
    Page page = openTokens("ci");
    choose(page, "Expire now");
    assertSaid(
        page,
        confirmation(page),
        "Ending it on every server…",
        "“ci” has expired. No server accepts it any more.");
  }

  @Test
  void aTokenIsDeleted() {
    Page page = openTokens("ci");
    choose(page, "Delete");
    assertSaid(
        page,
        confirmation(page),
        "Ending it on every server…",
        "“ci” was deleted. No server accepts it any more.");
  }

  @Test
  void whileItIsBeingEndedTheDialogLooksGoodAndOffersNoWayBack() {
    Page page = openTokens("ci");
    choose(page, "Delete");
    List<Route> held = hold(page);
    confirmation(page).click();
    assertThat(status(page, "Ending it on every server…")).isVisible();
    Look.assertGood(page, "a token that is being ended");
    assertThat(Chromium.button(page, "Cancel")).isDisabled();
    Chromium.button(page, "Cancel").click(new Locator.ClickOptions().setForce(true));
    assertThat(page.locator("dialog")).isVisible();
    held.get(0).resume();
    assertThat(page.locator("dialog")).hasCount(0);
  }

  @Test
  void whoClosesTheDialogMeanwhileLearnsTheOutcomeToo() {
    Page page = openTokens("a", "b");
    choose(page, "Delete");
    List<Route> held = hold(page);
    confirmation(page).click();
    page.waitForCondition(() -> held.size() == 1);
    Chromium.button(page, "Close").click();
    assertThat(page.locator("dialog")).hasCount(0);
    held.get(0).resume();
    assertThat(page.getByText("No server accepts it any more.")).isVisible();
    assertThat(page.locator("tbody tr")).hasCount(1);
    choose(page, "Delete");
    confirmation(page).click();
    page.waitForCondition(() -> held.size() == 2);
    Chromium.button(page, "Close").click();
    String answer = "{\"message\":\"The database is having a rest.\"}";
    held.get(1).fulfill(new Route.FulfillOptions().setStatus(503).setBody(answer));
    assertThat(page.locator(".toast.bad")).hasText("The database is having a rest.");
  }

  @Test
  void aFailureTakesTheWordsBackAndCanBeTriedAgain() {
    Page page = openTokens("ci");
    choose(page, "Expire now");
    List<Route> held = hold(page);
    confirmation(page).click();
    page.waitForCondition(() -> held.size() == 1);
    String answer = "{\"message\":\"The database is having a rest.\"}";
    held.get(0).fulfill(new Route.FulfillOptions().setStatus(503).setBody(answer));
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("The database is having a rest.");
    assertThat(page.getByText("Ending it on every server…")).hasCount(0);
    Chromium.button(page, "Expire token").click();
    page.waitForCondition(() -> held.size() == 2);
    held.get(1).resume();
    assertThat(page.getByText("“ci” has expired.")).isVisible();
  }

  @Test
  void severalTokensAreCountedMeanwhile() {
    Person other = Fixtures.newMember();
    for (String name : List.of("a", "b")) {
      other.calls().post(other.path() + "/keys/tokens", Map.of("token_name", name)).expect(201);
    }
    Page page = chromium.open(Fixtures.ownerSession(), "/admin/tokens?q=" + other.username());
    Chromium.label(page, "Select this page").check();
    page.locator(".bulk .btn").last().click();
    List<Route> held = hold(page);
    Object places = places(page);
    confirmation(page).click();
    assertThat(status(page, "Ending them on every server: 0 of 2…")).isVisible();
    page.waitForCondition(() -> held.size() == 2);
    held.get(0).resume();
    assertThat(status(page, "Ending them on every server: 1 of 2…")).isVisible();
    assertEquals(places, places(page), "where everything is");
    held.get(1).resume();
    assertThat(page.getByText("2 tokens deleted. No server accepts them any more.")).isVisible();
  }

  @Test
  void anotherSessionIsEnded() {
    person.calls().post("/api/v2/users/me/keys").expect(201);
    Page page = chromium.open(person.session(), "/settings/sessions");
    page.locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasNotText("This session"))
        .locator("button")
        .click();
    assertSaid(
        page,
        confirmation(page),
        "Ending it on every server…",
        "The session has ended. No server accepts it any more.");
  }

  @Test
  void allOtherSessionsAreEnded() {
    person.calls().post("/api/v2/users/me/keys").expect(201);
    Page page = chromium.open(person.session(), "/settings/sessions");
    Chromium.button(page, "End all others").click();
    assertSaid(
        page,
        confirmation(page),
        "Ending them on every server: 0 of 1…",
        "All other sessions have ended. No server accepts them any more.");
  }

  @Test
  void signingOutWaitsForEveryServer() {
    Page page = openTokens();
    assertThat(Chromium.text(page, "No tokens")).isVisible();
    assertSaid(
        page,
        Chromium.button(page, "Sign out"),
        "Ending this session on every server…",
        "You are signed out. No server accepts this session any more.");
    assertThat(Chromium.heading(page, "Sign in")).isVisible();
  }

  @Test
  void aFailedSignOutCanBeTriedAgain() {
    Page page = openTokens();
    assertThat(Chromium.text(page, "No tokens")).isVisible();
    List<Route> held = hold(page);
    Chromium.button(page, "Sign out").click();
    page.waitForCondition(() -> held.size() == 1);
    held.get(0).abort();
    assertThat(page.locator(".toast.bad")).containsText("The server cannot be reached.");
    assertThat(page.getByText("Ending this session on every server…")).hasCount(0);
    Chromium.button(page, "Sign out").click();
    page.waitForCondition(() -> held.size() == 2);
    held.get(1).resume();
    assertThat(Chromium.heading(page, "Sign in")).isVisible();
  }

  @Test
  void onesOwnPasswordIsChanged() {
    Page page = chromium.open(person.session(), "/settings/account");
    Chromium.label(page, "Current password").fill(person.password());
    Chromium.label(page, "New password").fill("another-Horse-than-before-1");
    assertThat(page.getByText("Strong enough")).isVisible();
    assertSaid(
        page,
        page.locator("[aria-labelledby=password] .form-foot .btn"),
        "Ending all sessions and tokens on every server…",
        "Your password was changed. No server accepts your other sessions and tokens any more.");
  }
}
