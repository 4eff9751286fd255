package io.latchkey.auth;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.auth.AccessMatrix.Row;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever changes a key or a user says so in the revocation log: every operation of {@code
 * access-matrix.txt}, done by an owner, and what happens beside operations.
 */
@ContainerTest
class RevocationRowsIT {

  /** Adds the first user, and only to an empty database. */
  private static final String FIRST_USER = "POST /users/first";

  /** How an operation is done for which the table has a request that is refused or changes less. */
  private static final Map<String, String> DONE =
      Map.ofEntries(
          entry("POST /users/login", "/users/login {'email':'{email}','password':'{password}'}"),
          entry("DELETE /users/{}", "/users/{leaver}"),
          entry(
              "PUT /users/{}/password", "/users/{alice}/password {'password':'{new-name}-Horse'}"),
          entry("PUT /users/{}/profile", "/users/{alice}/profile {'username':'{new-name}'}"),
          entry("PUT /users/{}/roles", "/users/{bystander}/roles {'roles':['auditor']}"),
          entry("DELETE /templates/{}", "/templates/{spare-template}"),
          entry(
              "POST /workspaces/{}/builds delete",
              "/workspaces/{workspace}/builds {'transition':'delete'}"));

  /** Known to change a key or a user, so that this test does not pass by seeing nothing. */
  private static final Set<String> CHANGES =
      Set.of(
          "POST /users/login",
          "DELETE /users/{}",
          "PUT /users/{}/profile",
          "PUT /users/{}/password",
          "PUT /users/{}/status/suspend",
          "PUT /users/{}/status/activate",
          "PUT /users/{}/roles",
          "PUT /users/{}/keys/{}/expire",
          "DELETE /users/{}/keys/{}",
          "POST /users/logout");

  @Inject HttpServletRequest here;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private OwnersRequests owner;

  @BeforeEach
  void logInAsOwner() throws Exception {
    owner = OwnersRequests.logIn(here.getLocalPort());
  }

  @Test
  void everyOperationThatChangesAKeyOrAUserLogsIt() throws Exception {
    makeObjects();
    Set<String> changing = new TreeSet<>();
    List<String> unlogged = new ArrayList<>();
    for (Row row : AccessMatrix.read().rows()) {
      String name = row.route() + (row.body().contains("'delete'") ? " delete" : "");
      if (row.method().equals("GET") || name.equals(FIRST_USER)) {
        continue;
      }
      String request = DONE.getOrDefault(name, row.path() + " " + row.body());
      String filled = row.method() + " " + owner.fill(request);
      String caller = owner.key("me"); // the last operation ends it
      owner.done(caller, "GET /users/me"); // the first use of a key is another change
      KeysAndUsers before = KeysAndUsers.read(database);
      owner.done(caller, filled);
      KeysAndUsers after = KeysAndUsers.read(database);
      if (!after.changesSince(before).isEmpty()) {
        changing.add(row.route());
      }
      after.unloggedSince(before).forEach(change -> unlogged.add(filled + " -> " + change));
    }
    assertThat(unlogged).as("changes that no row of the revocation log names").isEmpty();
    assertThat(changing).as("operations seen to change a key or a user").containsAll(CHANGES);
  }

  @Test
  void theFirstUseByADormantUserIsLogged() throws Exception {
    String user = owner.newUser("dormant");
    String key = owner.key(user);
    KeysAndUsers before = KeysAndUsers.read(database);
    assertThat(owner.done(key, "GET /users/me").getString("status")).isEqualTo("active");
    assertThat(changesAllLoggedSince(before)).containsExactly("user " + user + ": status");
  }

  @Test
  void theLoginOfADormantUserIsLoggedAndThatOfAnActiveOneIsNoRevocation() throws Exception {
    String user = owner.newUser("dormant");
    KeysAndUsers before = KeysAndUsers.read(database);
    String login = owner.fill("POST /users/login {'email':'{email}','password':'{password}'}");
    owner.done("", login);
    assertThat(changesAllLoggedSince(before)).containsExactly("user " + user + ": status");
    KeysAndUsers active = KeysAndUsers.read(database);
    owner.done("", login);
    assertThat(changesAllLoggedSince(active)).isEmpty();
    assertThat(KeysAndUsers.read(database).rowsSince(active)).isEmpty();
  }

  @Test
  void aLogOutIsLogged() throws Exception {
    String user = owner.newUser("active");
    String key = owner.key(user);
    owner.done(key, "GET /users/me");
    KeysAndUsers before = KeysAndUsers.read(database);
    owner.done(key, "POST /users/logout");
    assertThat(changesAllLoggedSince(before))
        .containsExactly("key " + OwnersRequests.id(key) + " of user " + user + ": removed");
  }

  /** Whoever did it may be waiting still, so whoever repeats it waits too. */
  @Test
  void whatIsDoneAgainIsLoggedAgain() throws Exception {
    String user = owner.newUser("active");
    String ended = OwnersRequests.id(owner.key(user));
    String keys = "/users/" + user + "/keys/";
    owner.done(owner.session(), "PUT " + keys + ended + "/expire");
    assertLogged(ended, 204, "PUT " + keys + ended + "/expire");
    assertLogged(ended, 204, "DELETE " + keys + ended);
    assertLogged(ended, 404, "DELETE " + keys + ended);
    assertLogged(ended, 404, "PUT " + keys + ended + "/expire");
  }

  @Test
  void theDeletionOfADeletedUserIsLoggedAgain() throws Exception {
    String user = owner.newUser("active");
    owner.done(owner.session(), "DELETE /users/" + user);
    KeysAndUsers before = KeysAndUsers.read(database);
    assertThat(owner.ask(owner.session(), "DELETE /users/" + user).statusCode()).isEqualTo(404);
    assertThat(KeysAndUsers.read(database).rowsSince(before))
        .extracting("user_id")
        .containsExactly(user);
  }

  /** It must not take another time than a key that is not there. */
  @Test
  void theRefusalToEndAHiddenKeyIsLogged() throws Exception {
    String hidden = OwnersRequests.id(owner.key("me"));
    String stranger = owner.newUser("active");
    String own = owner.key(stranger);
    KeysAndUsers before = KeysAndUsers.read(database);
    String path = "/users/" + stranger + "/keys/" + hidden;
    assertThat(owner.ask(own, "DELETE " + path).statusCode()).isEqualTo(404);
    assertThat(owner.ask(own, "PUT " + path + "/expire").statusCode()).isEqualTo(404);
    KeysAndUsers after = KeysAndUsers.read(database);
    assertThat(after.changesSince(before)).isEmpty();
    assertThat(after.rowsSince(before)).extracting("key_id").containsExactly(hidden, hidden);
  }

  @Test
  void whatChangesNothingAboutAUserIsLoggedAllTheSame() throws Exception {
    String user = "/users/" + owner.newUser("active");
    for (String change : List.of("status/suspend", "status/activate", "roles {'roles':[]}")) {
      owner.done(owner.session(), "PUT " + user + "/" + change);
      KeysAndUsers before = KeysAndUsers.read(database);
      owner.done(owner.session(), "PUT " + user + "/" + change);
      assertThat(KeysAndUsers.read(database).rowsSince(before))
          .as(change)
          .extracting(row -> "/users/" + row.get("user_id"))
          .containsExactly(user);
    }
  }

  private void assertLogged(String key, int status, String request) throws Exception {
    KeysAndUsers before = KeysAndUsers.read(database);
    assertThat(owner.ask(owner.session(), request).statusCode()).as(request).isEqualTo(status);
    assertThat(KeysAndUsers.read(database).rowsSince(before))
        .as(request)
        .extracting("key_id")
        .containsExactly(key);
  }

  private List<String> changesAllLoggedSince(KeysAndUsers before) throws Exception {
    KeysAndUsers after = KeysAndUsers.read(database);
    assertThat(after.unloggedSince(before)).isEmpty();
    return after.changesSince(before);
  }

  private void makeObjects() throws Exception {
    owner.remember("bystander", owner.newUser("active"));
    owner.remember("leaver", owner.newUser("active"));
    String alice = owner.newUser("active");
    owner.remember("alice", alice);
    owner.remember("alice-name", owner.known("username"));
    owner.remember("nil", Fixtures.DEFAULT_ORGANIZATION);
    owner.remember("spare-template", owner.newTemplate().getString("id"));
    JsonObject template = owner.newTemplate();
    owner.remember("org", template.getString("organization_id"));
    owner.remember("template", template.getString("id"));
    owner.remember("version", template.getString("active_version_id"));
    String wish = " {'name':'{new-name}','template_id':'{template}'}";
    JsonObject workspace =
        owner.done(owner.session(), owner.fill("POST /users/me/workspaces" + wish));
    owner.remember("workspace", workspace.getString("id"));
    owner.newUser("dormant"); // who logs in
  }
}
