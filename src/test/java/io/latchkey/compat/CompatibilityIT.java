package io.latchkey.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import io.latchkey.http.Operations;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer is of the type that the reference publishes for it: {@code routes.txt}. */
@ServerTest
class CompatibilityIT {
  private static final PublishedTypes TYPES = PublishedTypes.parse(file("types.txt"));
  private static final Map<String, String> OBJECTS = new TreeMap<>();

  /** How the fault of the one scope that the reference does not know ends; see its own test. */
  private static final String OUR_SCOPE = " is no APIKeyScope: \"api_key:introspect\"";

  private static LatchkeySystem owner;
  private static Person alice;

  /**
   * One request and its answer.
   *
   * @param path below {@code /api/v2}, with names of objects in braces
   * @param type of {@code types.txt}, {@code nothing} or {@code ours}
   * @param body JSON in single quotes, empty for none
   * @param holds what the answer must contain, empty for nothing in particular
   */
  record Row(String method, String path, int status, String type, String body, String holds) {
    String route() {
      return method + " " + path.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
      return method + " " + path + " " + body;
    }
  }

  @BeforeAll
  static void fillTheInstallation() {
    owner = Fixtures.newUser("owner").calls();
    alice = Fixtures.newUser("template-admin", "auditor");
    Person suspended = Fixtures.newMember();
    owner.put(suspended.path() + "/status/suspend").expect(200);
    String service = owner.get(Fixtures.newServiceAccount()).expect(200).json().getString("id");
    JsonObject workspace = Fixtures.newWorkspace(alice, Fixtures.newTemplate());
    OBJECTS.put("alice", alice.id());
    OBJECTS.put("email", alice.email());
    OBJECTS.put("password", alice.password());
    OBJECTS.put("suspended", suspended.id());
    OBJECTS.put("service", service);
    OBJECTS.put("nil", Fixtures.DEFAULT_ORGANIZATION);
    OBJECTS.put("org", workspace.getString("organization_id"));
    OBJECTS.put("template", workspace.getString("template_id"));
    OBJECTS.put("template-name", workspace.getString("template_name"));
    OBJECTS.put("version", workspace.getString("template_active_version_id"));
    OBJECTS.put("workspace", workspace.getString("id"));
    OBJECTS.put("workspace-name", workspace.getString("name"));
    OBJECTS.put("build", workspace.getJsonObject("latest_build").getString("id"));
    OBJECTS.put("token", "given");
    OBJECTS.put("key", confinedToken(workspace));
  }

  private static String confinedToken(JsonObject workspace) {
    Map<String, ?> wish =
        Map.of(
            "token_name",
            "given",
            "scopes",
            List.of("workspace:read", "coder:application_connect"),
            "allow_list",
            List.of("workspace:" + workspace.getString("id"), "template:*"));
    String tokens = alice.path() + "/keys/tokens";
    alice.calls().post(tokens, wish).expect(201);
    return alice.calls().get(tokens + "/given").expect(200).json().getString("id");
  }

  static List<Row> rows() {
    return file("routes.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(CompatibilityIT::row)
        .toList();
  }

  private static Row row(String line) {
    String[] parts = line.split("\\|", -1);
    String[] request = parts[0].strip().split("\\s+", -1);
    String[] answer = parts[1].strip().split("\\s+", -1);
    String[] more = (parts.length > 2 ? parts[2].strip() : "").split("~", 2);
    String holds = more.length > 1 ? more[1].strip() : "";
    int status = Integer.parseInt(answer[0]);
    return new Row(request[0], request[1], status, answer[1], more[0].strip(), holds);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyAnswerIsOfThePublishedType(Row row) {
    boolean isOurs = row.path().matches("/(health.*|openapi)");
    String path = (isOurs ? "" : "/api/v2") + fill(row.path());
    String body = row.body().isEmpty() ? null : fill(row.body()).replace('\'', '"');
    Answer answer = owner.request(row.method(), path, body).expect(row.status());
    if (row.type().equals("nothing")) {
      assertThat(answer.body()).isEmpty();
    } else if (!row.type().equals("ours")) {
      TYPES.requireKnown(row.type(), row.path());
      assertThat(TYPES.faults(json(answer.body()), row.type()))
          .as("%s, a %s: %s", row, row.type(), answer.body())
          .allMatch(fault -> fault.endsWith(OUR_SCOPE));
    }
    assertThat(answer.body()).contains(fill(row.holds()));
  }

  @Test
  void everyOperationIsInTheTable() {
    List<String> routes = rows().stream().map(Row::route).map(CompatibilityIT::shape).toList();
    List<String> operations =
        Operations.all().keySet().stream()
            .filter(name -> !name.contains(" /oauth2/"))
            .map(name -> shape(name.replace(" /api/v2", " ")))
            .toList();
    assertThat(routes).as("routes of routes.txt").containsAll(operations);
  }

  @Test
  void everyScopeThatIsOfferedIsTheReferencesButThatForRelyingServices() {
    JsonObject offered = owner.get("/api/v2/auth/scopes").expect(200).json();
    assertThat(TYPES.faults(offered.get("external"), "[APIKeyScope]"))
        .singleElement()
        .asString()
        .contains("api_key:introspect");
  }

  /** The route, its parameters without their names. */
  private static String shape(String route) {
    return route.replaceAll(
        "\\{[^}]*}|(?<=/users/)me(?=/|$)|(?<=/organizations/)default|(?<=/)[0-9]+$", "{}");
  }

  private static String fill(String text) {
    String filled = text.replace("{new-name}", Fixtures.unique("n"));
    if (text.contains("{new-user}")) {
      filled = filled.replace("{new-user}", Fixtures.newMember().id());
    }
    if (text.contains("{new-key}")) {
      String key = owner.post(alice.path() + "/keys").expect(201).json().getString("key");
      filled = filled.replace("{new-key}", key.substring(0, 10));
    }
    if (text.contains("{new-template}")) {
      filled = filled.replace("{new-template}", Fixtures.newTemplate());
    }
    if (text.contains("{new-workspace}")) {
      JsonObject workspace = Fixtures.newWorkspace(alice, OBJECTS.get("template"));
      filled = filled.replace("{new-workspace}", workspace.getString("id"));
    }
    for (Map.Entry<String, String> object : OBJECTS.entrySet()) {
      filled = filled.replace("{" + object.getKey() + "}", object.getValue());
    }
    return filled;
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  private static String file(String name) {
    try (InputStream file = CompatibilityIT.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
