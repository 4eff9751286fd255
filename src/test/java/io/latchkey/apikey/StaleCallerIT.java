package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.ContainerTest;
import io.latchkey.fixture.RowLock;
import io.latchkey.user.PasswordHash;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A request is let in, and waits for a row while the database changes beneath it: the password, the
 * key, the user's status, the roles. What the database says behind the lock decides. Each test
 * holds the lock of the row, starts the request, makes the change once the request waits, and lets
 * go.
 */
@ContainerTest
class StaleCallerIT {
  private static final String PASSWORD = "an-Old-password-of-17";
  private static final PasswordHash HASH = PasswordHash.of(PASSWORD);
  private static final String NEXT = PasswordHash.of("a-New-password-of-18").text();
  private static final String END_KEYS = "delete from api_keys where user_id = ?";
  private static final String DEMOTE = "update users set roles = '' where id = ?";

  private static final String NEW_OWNER =
      "{\"username\":\"made\",\"email\":\"made@example.com\",\"roles\":[\"owner\"],"
          + "\"password\":\"yet-Another-password-9\","
          + "\"organization_ids\":[\"00000000-0000-0000-0000-000000000000\"]}";

  @Inject ApiKeyCreation creation;
  @Inject Clock clock;
  @Inject HttpServletRequest here;

  @Resource(lookup = "jdbc/latchkey")
  DataSource database;

  private KeyRows rows;
  private UUID user;
  private UUID other;
  private KeySecret session;

  @BeforeEach
  void makeUsers() throws SQLException {
    rows = new KeyRows(database);
    user = rows.addUser();
    other = rows.addUser();
    for (UUID id : new UUID[] {user, other}) {
      rows.update(
          "update users set email = ?, email_key = ?, login_type = 'password', password_hash = ?"
              + " where id = ?",
          email(id),
          email(id),
          HASH.text(),
          KeyRows.bytes(id));
    }
    session = creation.createSession(user, anybody -> {}, "192.0.2.7");
  }

  @AfterEach
  void removeUsers() throws SQLException {
    rows.removeUser(user);
    rows.removeUser(other);
  }

  @Test
  void aLogInWithThePasswordOfBeforeItsChangeGivesNoSession() throws Exception {
    String login = "{\"email\":\"" + email(user) + "\",\"password\":\"" + PASSWORD + "\"}";
    HttpResponse<String> answer =
        whileWaiting(
            user,
            "POST /users/login",
            login,
            lock -> {
              lock.change(
                  "update users set password_hash = ? where id = ?", NEXT, KeyRows.bytes(user));
              lock.change(END_KEYS, KeyRows.bytes(user));
            });
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(rows.count(user)).isZero();
  }

  @Test
  void aKeyThatWasDeletedMeanwhileChangesNothing() throws Exception {
    for (String request :
        List.of("POST /users/me/keys", "POST /users/me/keys/tokens", "PUT /users/me/profile")) {
      session = creation.createSession(user, anybody -> {}, "192.0.2.7");
      HttpResponse<String> answer =
          whileWaiting(
              user,
              request,
              "{\"username\":\"renamed\"}",
              lock -> lock.change(END_KEYS, KeyRows.bytes(user)));
      assertThat(answer.statusCode()).as(request + answer.body()).isEqualTo(401);
      assertThat(answer.body()).contains("API key is invalid.");
      assertThat(rows.count(user)).isZero();
    }
  }

  @Test
  void aKeyThatExpiredMeanwhileMakesNoToken() throws Exception {
    HttpResponse<String> answer =
        whileWaiting(
            user,
            "POST /users/me/keys/tokens",
            "{}",
            lock ->
                lock.change(
                    "update api_keys set expires_at = ? where user_id = ?",
                    KeyRows.utc(clock.instant().minus(Duration.ofHours(1))),
                    KeyRows.bytes(user)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).contains("API key expired at");
    assertThat(rows.count(user)).isEqualTo(1);
  }

  @Test
  void aUserWhoWasSuspendedMeanwhileMakesNoToken() throws Exception {
    HttpResponse<String> answer =
        whileWaiting(
            user,
            "POST /users/me/keys/tokens",
            "{}",
            lock ->
                lock.change(
                    "update users set status = 'suspended' where id = ?", KeyRows.bytes(user)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(rows.count(user)).isEqualTo(1);
  }

  @Test
  void anOwnerWhoWasDemotedMeanwhileActsAsOneNoMore() throws Exception {
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put("PUT /users/{other}/roles", "{\"roles\":[\"owner\"]}");
    requests.put("PUT /users/{other}/password", "{\"password\":\"yet-Another-password-9\"}");
    requests.put("PUT /users/{other}/profile", "{\"username\":\"renamed\"}");
    requests.put("PUT /users/{other}/status/suspend", null);
    requests.put("DELETE /users/{other}", null);
    requests.put("POST /users/{other}/keys", null);
    requests.put("POST /users/{other}/keys/tokens", "{}");
    requests.put("POST /users", NEW_OWNER);
    for (Map.Entry<String, String> request : requests.entrySet()) {
      rows.update("update users set roles = 'owner' where id = ?", KeyRows.bytes(user));
      HttpResponse<String> answer =
          whileWaiting(
              user,
              request.getKey().replace("{other}", other.toString()),
              request.getValue(),
              lock -> lock.change(DEMOTE, KeyRows.bytes(user)));
      assertThat(answer.statusCode()).as(request + answer.body()).isEqualTo(403);
    }
    assertThat(rows.count(other)).isZero();
    String query = "select roles, status, deleted, password_hash from users where id = ?";
    assertThat(rows.ask(query, KeyRows.bytes(other)))
        .containsExactly("", "active", false, HASH.text());
  }

  @Test
  void theLastOwnerWhoCanActIsKeptHoweverManyAreSuspended() throws Exception {
    rows.update("update users set roles = 'owner' where id = ?", KeyRows.bytes(other));
    String program = "update users set roles = 'owner', password_hash = null where id = ?";
    rows.update(program, KeyRows.bytes(user));
    rows.update(
        "update users set status = 'suspended', roles = concat(roles, ',kept')"
            + " where roles like '%owner%' and status <> 'suspended' and id <> ? and id <> ?",
        KeyRows.bytes(user), KeyRows.bytes(other));
    try {
      String roles = "PUT /users/" + other + "/roles";
      HttpResponse<String> demotion = send(roles, "{\"roles\":[]}").get();
      assertThat(demotion.statusCode()).as(demotion.body()).isEqualTo(400);
      HttpResponse<String> deletion = send("DELETE /users/" + other, null).get();
      assertThat(deletion.statusCode()).as(deletion.body()).isEqualTo(403);
    } finally {
      rows.update(
          "update users set status = 'active', roles = replace(roles, ',kept', '')"
              + " where roles like '%,kept'");
    }
  }

  @Test
  void ofTwoNewPasswordsAtOnceTheSecondIsRefused() throws Exception {
    HttpResponse<String> answer =
        whileWaiting(
            user,
            "PUT /users/me/password",
            "{\"old_password\":\"" + PASSWORD + "\",\"password\":\"yet-Another-password-9\"}",
            lock ->
                lock.change(
                    "update users set password_hash = ? where id = ?", NEXT, KeyRows.bytes(user)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(rows.ask("select password_hash from users where id = ?", KeyRows.bytes(user)))
        .containsExactly(NEXT);
  }

  /** A change to the database, in the transaction that holds a lock. */
  private interface Change {
    void make(RowLock lock) throws SQLException;
  }

  private HttpResponse<String> whileWaiting(UUID locked, String request, String body, Change change)
      throws Exception {
    send("GET /users/me", null).get(); // the first use of a key needs the row as well
    try (RowLock lock = RowLock.of(database, "users", KeyRows.bytes(locked))) {
      CompletableFuture<HttpResponse<String>> answer = send(request, body);
      lock.awaitWaiter(answer);
      assertThat(answer.isDone() ? answer.get() + answer.get().body() : "waits").isEqualTo("waits");
      change.make(lock);
      lock.commit();
      return answer.get();
    }
  }

  private CompletableFuture<HttpResponse<String>> send(String request, String body) {
    String[] parts = request.split(" ", 2);
    URI address = URI.create("http://127.0.0.1:" + here.getLocalPort() + "/api/v2" + parts[1]);
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(address)
                .method(
                    parts[0],
                    body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Coder-Session-Token", session.reveal())
                .build(),
            BodyHandlers.ofString());
  }

  private static String email(UUID id) {
    return id + "@example.com";
  }
}
