package io.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.Form;
import io.latchkey.auth.AccessMatrix.Row;
import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import io.latchkey.http.Operations;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every caller and every operation of {@code access-matrix.txt}. */
@ServerTest
class AccessMatrixIT {
  private static final AccessMatrix MATRIX = AccessMatrix.read();
  private static final Map<String, LatchkeySystem> CALLERS = new LinkedHashMap<>();
  private static final Map<String, String> OBJECTS = new TreeMap<>();

  private static Person alice;

  @BeforeAll
  static void makePeopleAndTheirThings() {
    alice = Fixtures.newMember();
    String template = Fixtures.newTemplate();
    JsonObject workspace = Fixtures.newWorkspace(alice, template);
    makeObjects(workspace);
    LatchkeySystem underTest = LatchkeySystem.underTest();
    Person suspended = Fixtures.newMember();
    Fixtures.owner().put(suspended.path() + "/status/suspend").expect(200);
    CALLERS.put("none", underTest);
    CALLERS.put("susp", suspended.calls());
    CALLERS.put("owner", Fixtures.newUser("owner").calls());
    CALLERS.put("audit", Fixtures.newUser("auditor").calls());
    CALLERS.put("u-adm", Fixtures.newUser("user-admin").calls());
    CALLERS.put("t-adm", Fixtures.newUser("template-admin").calls());
    CALLERS.put("alice", alice.calls());
    CALLERS.put("other", Fixtures.newMember().calls());
    CALLERS.put("verif", Fixtures.newUser("verifier").calls());
    String one = "workspace:" + workspace.getString("id");
    CALLERS.put("ws:r", Fixtures.withToken(alice, "workspace:read"));
    CALLERS.put("ws.c", Fixtures.withToken(alice, "coder:workspaces.create"));
    CALLERS.put("keys", Fixtures.withToken(alice, "coder:apikeys.manage_self"));
    CALLERS.put("u:r", Fixtures.withToken(alice, "user:read"));
    CALLERS.put("u+k", Fixtures.withToken(alice, "user:read,coder:apikeys.manage_self"));
    CALLERS.put("+ws", Fixtures.withToken(alice, "coder:all", one));
    CALLERS.put("+user", Fixtures.withToken(alice, "coder:all", "user:" + alice.id()));
    CALLERS.put(
        "+mix",
        Fixtures.withToken(
            alice, "workspace:read,template:*,user:read", one, "template:*", "user:*"));
    Person boss = Fixtures.newUser("owner");
    CALLERS.put("b+ws", Fixtures.withToken(boss, "coder:all", one));
    CALLERS.put("b-r", Fixtures.withToken(boss, "workspace:read,template:read"));
  }

  private static void makeObjects(JsonObject workspace) {
    LatchkeySystem calls = alice.calls();
    String keys = alice.path() + "/keys";
    calls.post(keys + "/tokens", Map.of("token_name", "given")).expect(201);
    OBJECTS.put("alice", alice.id());
    OBJECTS.put("alice-name", alice.username());
    OBJECTS.put("bystander", Fixtures.newMember().id());
    OBJECTS.put("nil", Fixtures.DEFAULT_ORGANIZATION);
    OBJECTS.put("token", "given");
    OBJECTS.put("key", calls.get(keys + "/tokens/given").expect(200).json().getString("id"));
    OBJECTS.put("org", workspace.getString("organization_id"));
    OBJECTS.put("template", workspace.getString("template_id"));
    OBJECTS.put("template-name", workspace.getString("template_name"));
    OBJECTS.put("version", workspace.getString("template_active_version_id"));
    OBJECTS.put("workspace", workspace.getString("id"));
    OBJECTS.put("workspace-name", workspace.getString("name"));
    OBJECTS.put("number", "1");
    OBJECTS.put("build", workspace.getJsonObject("latest_build").getString("id"));
  }

  static List<Row> rows() {
    return MATRIX.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everybodyIsAnsweredAsTheTableSays(Row row) {
    assertThat(MATRIX.callers()).containsExactlyElementsOf(CALLERS.keySet());
    List<String> answers = CALLERS.values().stream().map(caller -> answer(caller, row)).toList();
    assertThat(String.join(" ", answers))
        .as("%s, asked by %s", row, MATRIX.callers())
        .isEqualTo(String.join(" ", row.answers()));
  }

  @Test
  void everyOperationIsInTheTable() {
    List<String> operations =
        Operations.all().keySet().stream()
            .map(name -> name.replace(" /api/v2", " ").replaceAll("\\{[^}]*}", "{}"))
            .toList();
    assertThat(MATRIX.rows().stream().map(Row::route).toList())
        .as("routes of access-matrix.txt")
        .containsAll(operations);
  }

  private static String answer(LatchkeySystem caller, Row row) {
    String path = fill(row.path());
    String body = row.body().isEmpty() ? null : fill(row.body()).replace('\'', '"');
    Answer answer =
        (path.startsWith("/oauth2") ? caller.with("Content-Type", Form.TYPE) : caller)
            .request(
                row.method(),
                path.matches("/(health.*|openapi|oauth2.*)") ? path : "/api/v2" + path,
                body);
    if (row.shows().isEmpty() || answer.status() != 200) {
      return String.valueOf(answer.status());
    }
    return answer.status() + (answer.body().contains(fill(row.shows())) ? "+" : "-");
  }

  /** Puts in objects for their names; a key that is to be deleted, and new names, are new. */
  private static String fill(String text) {
    String filled = text;
    if (text.contains("{new-key}")) {
      String key = alice.calls().post(alice.path() + "/keys").expect(201).json().getString("key");
      filled = filled.replace("{new-key}", key.substring(0, 10));
    }
    filled = filled.replace("{new-name}", Fixtures.unique("n"));
    for (Map.Entry<String, String> object : OBJECTS.entrySet()) {
      filled = filled.replace("{" + object.getKey() + "}", object.getValue());
    }
    return filled;
  }
}
