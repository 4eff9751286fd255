package io.latchkey.auth;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.auth.AccessMatrix.Row;
import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.Fixtures;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever changes a key or a user says so in the revocation log: every operation of {@code
 * access-matrix.txt}, done by an owner, and what happens beside operations.
 */
@ContainerTest
class RevocationRowsIT {

  private static final String PASSWORD = "correct-Horse-battery-1";

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

  private final Map<String, String> objects = new TreeMap<>();

  @Inject HttpServletRequest here;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private String boss;

  @BeforeEach
  void logInAsOwner() throws Exception {
    String olga = "'email':'" + Fixtures.OWNER_EMAIL + "','password':'" + Fixtures.OWNER_PASSWORD;
    if (InsideRequest.send(here, "", "GET /users/first").statusCode() == 404) {
      String name = "','username':'" + Fixtures.OWNER_USERNAME;
      done("", "POST /users/first {" + olga + name + "'}");
    }
    boss = done("", "POST /users/login {" + olga + "'}").getString("session_token");
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
      String filled = row.method() + " " + fill(request);
      String caller = key("me"); // the last operation ends it
      done(caller, "GET /users/me"); // the first use of a key is another change
      KeysAndUsers before = KeysAndUsers.read(database);
      done(caller, filled);
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
    String user = newUser("dormant");
    String key = key(user);
    KeysAndUsers before = KeysAndUsers.read(database);
    assertThat(done(key, "GET /users/me").getString("status")).isEqualTo("active");
    assertThat(changesAllLoggedSince(before)).containsExactly("user " + user + ": status");
  }

  @Test
  void theLoginOfADormantUserIsLoggedAndThatOfAnActiveOneIsNoRevocation() throws Exception {
    String user = newUser("dormant");
    KeysAndUsers before = KeysAndUsers.read(database);
    String login = fill("POST /users/login {'email':'{email}','password':'{password}'}");
    done("", login);
    assertThat(changesAllLoggedSince(before)).containsExactly("user " + user + ": status");
    KeysAndUsers active = KeysAndUsers.read(database);
    done("", login);
    assertThat(changesAllLoggedSince(active)).isEmpty();
    assertThat(KeysAndUsers.read(database).rowsSince(active)).isEmpty();
  }

  @Test
  void aLogOutIsLogged() throws Exception {
    String user = newUser("active");
    String key = key(user);
    done(key, "GET /users/me");
    KeysAndUsers before = KeysAndUsers.read(database);
    done(key, "POST /users/logout");
    assertThat(changesAllLoggedSince(before))
        .containsExactly("key " + id(key) + " of user " + user + ": removed");
  }

  /** Whoever did it may be waiting still, so whoever repeats it waits too. */
  @Test
  void whatIsDoneAgainIsLoggedAgain() throws Exception {
    String user = newUser("active");
    String ended = id(key(user));
    String keys = "/users/" + user + "/keys/";
    done(boss, "PUT " + keys + ended + "/expire");
    assertLogged(ended, 204, "PUT " + keys + ended + "/expire");
    assertLogged(ended, 204, "DELETE " + keys + ended);
    assertLogged(ended, 404, "DELETE " + keys + ended);
    assertLogged(ended, 404, "PUT " + keys + ended + "/expire");
  }

  @Test
  void theDeletionOfADeletedUserIsLoggedAgain() throws Exception {
    String user = newUser("active");
    done(boss, "DELETE /users/" + user);
    KeysAndUsers before = KeysAndUsers.read(database);
    assertThat(InsideRequest.send(here, boss, "DELETE /users/" + user).statusCode()).isEqualTo(404);
    assertThat(KeysAndUsers.read(database).rowsSince(before))
        .extracting("user_id")
        .containsExactly(user);
  }

  /** It must not take another time than a key that is not there. */
  @Test
  void theRefusalToEndAHiddenKeyIsLogged() throws Exception {
    String hidden = id(key("me"));
    String stranger = newUser("active");
    String own = key(stranger);
    KeysAndUsers before = KeysAndUsers.read(database);
    String path = "/users/" + stranger + "/keys/" + hidden;
    assertThat(InsideRequest.send(here, own, "DELETE " + path).statusCode()).isEqualTo(404);
    assertThat(InsideRequest.send(here, own, "PUT " + path + "/expire").statusCode())
        .isEqualTo(404);
    KeysAndUsers after = KeysAndUsers.read(database);
    assertThat(after.changesSince(before)).isEmpty();
    assertThat(after.rowsSince(before)).extracting("key_id").containsExactly(hidden, hidden);
  }

  @Test
  void whatChangesNothingAboutAUserIsLoggedAllTheSame() throws Exception {
    String user = "/users/" + newUser("active");
    for (String change : List.of("status/suspend", "status/activate", "roles {'roles':[]}")) {
      done(boss, "PUT " + user + "/" + change);
      KeysAndUsers before = KeysAndUsers.read(database);
      done(boss, "PUT " + user + "/" + change);
      assertThat(KeysAndUsers.read(database).rowsSince(before))
          .as(change)
          .extracting(row -> "/users/" + row.get("user_id"))
          .containsExactly(user);
    }
  }

  private void assertLogged(String key, int status, String request) throws Exception {
    KeysAndUsers before = KeysAndUsers.read(database);
    assertThat(InsideRequest.send(here, boss, request).statusCode()).as(request).isEqualTo(status);
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
    objects.put("bystander", newUser("active"));
    objects.put("leaver", newUser("active"));
    String alice = newUser("active");
    objects.put("alice", alice);
    objects.put("alice-name", objects.get("username"));
    objects.put("nil", Fixtures.DEFAULT_ORGANIZATION);
    objects.put("spare-template", newTemplate().getString("id"));
    JsonObject template = newTemplate();
    objects.put("org", template.getString("organization_id"));
    objects.put("template", template.getString("id"));
    objects.put("version", template.getString("active_version_id"));
    String wish = " {'name':'{new-name}','template_id':'{template}'}";
    JsonObject workspace = done(boss, fill("POST /users/me/workspaces" + wish));
    objects.put("workspace", workspace.getString("id"));
    newUser("dormant"); // who logs in
  }

  private JsonObject newTemplate() throws Exception {
    return done(boss, fill("POST /organizations/default/templates {'name':'{new-name}'}"));
  }

  /** Its id; the names of the last one are those that are filled in. */
  private String newUser(String status) throws Exception {
    String name = newName();
    objects.put("username", name);
    objects.put("email", name + "@example.com");
    objects.put("password", PASSWORD);
    String wish =
        "POST /users {'username':'{username}','email':'{email}','password':'{password}',"
            + "'user_status':'%s','organization_ids':['%s']}";
    return done(boss, fill(wish.formatted(status, Fixtures.DEFAULT_ORGANIZATION))).getString("id");
  }

  private String key(String user) throws Exception {
    return done(boss, "POST /users/" + user + "/keys").getString("key");
  }

  private static String id(String key) {
    return key.substring(0, 10);
  }

  private static String newName() {
    return "n-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private String fill(String text) throws Exception {
    String filled = text.replace("{new-name}", newName());
    if (filled.contains("{new-key}")) {
      filled = filled.replace("{new-key}", id(key(objects.get("alice"))));
    }
    for (Map.Entry<String, String> object : objects.entrySet()) {
      filled = filled.replace("{" + object.getKey() + "}", object.getValue());
    }
    assertThat(filled).doesNotContainPattern("\\{[a-z-]+}");
    return filled;
  }

  /** The answer's object, empty if it has none; the request must succeed. */
  private JsonObject done(String key, String request) throws Exception {
    HttpResponse<String> answer = InsideRequest.send(here, key, request);
    assertThat(answer.statusCode() / 100)
        .as("%s was answered %s %s", request, answer.statusCode(), answer.body())
        .isEqualTo(2);
    String body = answer.body().startsWith("{") ? answer.body() : "{}";
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }
}
