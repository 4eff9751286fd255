package io.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the console offers is what the server says that one may do (token API 3.6). */
@ServerTest
class OffersBrowserIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static Locator link(Page page, String title) {
    return page.locator("#sidebar").getByText(title, new Locator.GetByTextOptions().setExact(true));
  }

  @Test
  void anAuditorIsOfferedTheAuditLogAndAMemberIsNot() {
    Page auditing = chromium.open(Fixtures.newUser("auditor").session(), "/settings/tokens");
    link(auditing, "Audit log").click();
    assertThat(Chromium.heading(auditing, "Audit log")).isVisible();
    assertThat(link(auditing, "Resources")).isVisible();
    assertThat(link(auditing, "All tokens")).hasCount(0);
    Page page = chromium.open(Fixtures.newMember().session(), "/settings/tokens");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    assertThat(page.getByText("Administration")).hasCount(0);
    page.navigate(Chromium.url() + "/admin/audit");
    assertThat(Chromium.heading(page, "Not for your role")).isVisible();
  }

  @Test
  void theServerIsAskedOnceForAllPagesAndAgainForTheNextUser() {
    Person auditor = Fixtures.newUser("auditor");
    Page page = chromium.open(auditor.session(), "/settings/account");
    assertThat(link(page, "Users")).isVisible();
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/v2/authcheck")) {
            asked.add(request.method());
          }
        });
    page.reload();
    for (String title : List.of("Users", "Audit log", "Resources", "Account")) {
      link(page, title).click();
      assertThat(Chromium.heading(page, title)).isVisible();
    }
    Assertions.assertThat(asked).containsExactly("POST");
    Chromium.button(page, "Sign out").click();
    Person member = Fixtures.newMember();
    Chromium.label(page, "Email").fill(member.email());
    Chromium.label(page, "Password").fill(member.password());
    page.keyboard().press("Enter");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    assertThat(page.getByText("Administration")).hasCount(0);
    Assertions.assertThat(asked).containsExactly("POST", "POST");
  }

  @Test
  void aChangeOfRolesShowsAtTheNextPage() {
    Person person = Fixtures.newMember();
    Page page = chromium.open(person.session(), "/settings/tokens");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    assertThat(page.getByText("Administration")).hasCount(0);
    Fixtures.owner().put(person.path() + "/roles", roles("auditor")).expect(200);
    page.reload();
    assertThat(link(page, "Audit log")).isVisible();
    Fixtures.owner().put(person.path() + "/roles", roles()).expect(200);
    link(page, "Account").click();
    assertThat(Chromium.heading(page, "Account")).isVisible();
    assertThat(page.getByText("Administration")).hasCount(0);
  }

  private static Map<String, List<String>> roles(String... names) {
    return Map.of("roles", List.of(names));
  }

  /** The roles of its owner permit more. */
  @Test
  void aTokensScopesLimitTheOffersToo() {
    String token =
        Fixtures.owner()
            .post(
                "/api/v2/users/me/keys/tokens",
                Map.of("token_name", Fixtures.unique("web"), "scopes", List.of("user:read")))
            .expect(201)
            .json()
            .getString("key");
    Page page = chromium.open(token, "/admin/users");
    assertThat(page.locator("tbody tr").first()).isVisible();
    assertThat(Chromium.button(page, "Create user")).hasCount(0);
    assertThat(page.locator("tbody .actions button")).hasCount(0);
    assertThat(link(page, "Audit log")).hasCount(0);
    assertThat(link(page, "All tokens")).hasCount(0);
  }

  @Test
  void rolesAreOfferedToWhomeverMayGiveThem() {
    Person person = Fixtures.newMember();
    String path = "/admin/users?q=" + person.username();
    Page page = chromium.open(Fixtures.newUser("user-admin").session(), path);
    Chromium.button(page, "Actions for " + person.username()).click();
    assertThat(Chromium.button(page, "Suspend")).isVisible();
    assertThat(Chromium.button(page, "Change roles")).hasCount(0);
    Chromium.button(page, "Create user").click();
    assertThat(Chromium.label(page, "Username")).isVisible();
    assertThat(page.locator("dialog input[name=roles]")).hasCount(0);
    Page owners = chromium.open(Fixtures.ownerSession(), path);
    Chromium.button(owners, "Actions for " + person.username()).click();
    Chromium.button(owners, "Change roles").click();
    assertThat(owners.locator("dialog input[value=template-admin]")).isVisible();
    assertThat(owners.locator("dialog input[value=owner]")).isVisible();
  }

  @Test
  void asLongAsTheServerDoesNotSayNothingIsOffered() {
    Page page = chromium.open("/login");
    page.route("**/api/v2/authcheck", OffersBrowserIT::fail);
    page.context()
        .addCookies(
            List.of(
                new Cookie(
                        "coder_session_token", Fixtures.ownerSession())
                    .setUrl(Chromium.url())));
    page.navigate(Chromium.url() + "/settings/tokens");
    assertThat(Chromium.heading(page, "Tokens")).isVisible();
    assertThat(page.getByText("Administration")).hasCount(0);
    page.navigate(Chromium.url() + "/admin/audit");
    assertThat(Chromium.heading(page, "This did not work")).isVisible();
    assertThat(page.getByText("The database is having a rest.")).isVisible();
    page.unroute("**/api/v2/authcheck");
    Chromium.button(page, "Try again").click();
    assertThat(Chromium.heading(page, "Audit log")).isVisible();
    assertThat(link(page, "All tokens")).isVisible();
  }

  private static void fail(Route route) {
    String answer = "{\"message\":\"The database is having a rest.\"}";
    route.fulfill(new Route.FulfillOptions().setStatus(503).setBody(answer));
  }
}
