package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.Form;
import io.latchkey.fixture.Fixtures;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a test inside the server asks over HTTP, where the fixtures' client is missing: as an owner,
 * who makes users and things and remembers them by name.
 */
final class OwnersRequests {

  private static final String PASSWORD = "correct-Horse-battery-1";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> objects = new TreeMap<>();
  private final int port;
  private String session;

  private OwnersRequests(int port) {
    this.port = port;
  }

  /** Logs in as the first user, who is created if there is none. */
  static OwnersRequests logIn(int port) throws Exception {
    OwnersRequests owner = new OwnersRequests(port);
    String olga = "'email':'" + Fixtures.OWNER_EMAIL + "','password':'" + Fixtures.OWNER_PASSWORD;
    if (owner.ask("", "GET /users/first").statusCode() == 404) {
      String name = "','username':'" + Fixtures.OWNER_USERNAME;
      owner.done("", "POST /users/first {" + olga + name + "'}");
    }
    owner.session = owner.done("", "POST /users/login {" + olga + "'}").getString("session_token");
    return owner;
  }

  String session() {
    return session;
  }

  void remember(String name, String object) {
    objects.put(name, object);
  }

  String known(String name) {
    return objects.get(name);
  }

  JsonObject newTemplate() throws Exception {
    return done(session, fill("POST /organizations/default/templates {'name':'{new-name}'}"));
  }

  /** Its id; the names of the last one are those that are filled in. */
  String newUser(String status) throws Exception {
    String name = newName();
    objects.put("username", name);
    objects.put("email", name + "@example.com");
    objects.put("password", PASSWORD);
    String wish =
        "POST /users {'username':'{username}','email':'{email}','password':'{password}',"
            + "'user_status':'%s','organization_ids':['%s']}";
    return done(session, fill(wish.formatted(status, Fixtures.DEFAULT_ORGANIZATION)))
        .getString("id");
  }

  String key(String user) throws Exception {
    return done(session, "POST /users/" + user + "/keys").getString("key");
  }

  static String id(String key) {
    return key.substring(0, 10);
  }

  private static String newName() {
    return "n-" + UUID.randomUUID().toString().substring(0, 13);
  }

  String fill(String text) throws Exception {
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
  JsonObject done(String key, String request) throws Exception {
    HttpResponse<String> answer = ask(key, request);
    assertThat(answer.statusCode() / 100)
        .as("%s was answered %s %s", request, answer.statusCode(), answer.body())
        .isEqualTo(2);
    String body = answer.body().startsWith("{") ? answer.body() : "{}";
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  /** Method, path, and JSON, whose quotes may be single, or a form. */
  HttpResponse<String> ask(String key, String request) throws Exception {
    String[] parts = request.split(" ", 3);
    boolean form = parts[1].startsWith("/oauth2/");
    String path = form ? parts[1] : "/api/v2" + parts[1];
    HttpRequest.Builder built =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    boolean empty = parts.length < 3 || parts[2].isEmpty();
    built.method(
        parts[0],
        empty ? BodyPublishers.noBody() : BodyPublishers.ofString(parts[2].replace('\'', '"')));
    if (!empty) {
      built.header("Content-Type", form ? Form.TYPE : "application/json");
    }
    if (!key.isEmpty()) {
      built.header("Coder-Session-Token", key);
    }
    return client.send(built.build(), BodyHandlers.ofString());
  }
}
