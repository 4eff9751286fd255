package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors and scripts ask of the finished executable besides tokens, called as coder. */
@ServerTest
class RegistryCliIT {
  @TempDir Path home;
  private Executable coder;
  private Person member;
  private Map<String, String> session;

  @BeforeEach
  void logIn() throws IOException {
    coder = new Executable(home);
    member = Fixtures.newMember();
    session = Map.of("CODER_SESSION_TOKEN", member.session());
  }

  private Result run(String... arguments) {
    return coder.run(session, "", arguments);
  }

  private static JsonArray array(Result result) {
    return Json.createReader(new StringReader(result.succeeds().out())).readArray();
  }

  private static String serverVersion() {
    return LatchkeySystem.underTest()
        .get("/api/v2/buildinfo")
        .expect(200)
        .json()
        .getString("version");
  }

  @Test
  void theVersionIsTheServersInTheFormsThatEditorsRead() {
    String version = serverVersion();
    Result json = coder.run("version", "--output", "json").succeeds();
    JsonObject told = Json.createReader(new StringReader(json.out())).readObject();
    assertThat(told.getString("version")).isEqualTo(version).startsWith("v");
    assertThat(told.getBoolean("slim")).isTrue();
    assertThat(json.err()).isEmpty();
    assertThat(coder.run("version", "-o", "json").succeeds().out()).isEqualTo(json.out());
    for (String command : List.of("version", "--version")) {
      Result text = coder.run(command).succeeds();
      assertThat(text.out()).startsWith("Coder " + version + "\n").contains("Latchkey");
      assertThat(text.err()).isEmpty();
    }
  }

  @Test
  void theVersionIsToldWithoutAServer() throws IOException {
    Path elsewhere = java.nio.file.Files.createDirectory(home.resolve("elsewhere"));
    Executable alone = new Executable(elsewhere, "http://127.0.0.1:1");
    assertThat(alone.run("version", "--output", "json").succeeds().out()).contains("\"version\"");
  }

  @Test
  void workspacesAreListedOnesOwnUnlessAllAreAskedFor() {
    Result none = run("list").succeeds();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("No workspaces found.\n");
    assertThat(run("list", "--output", "json").succeeds().out()).isEqualTo("[]\n");
    JsonObject workspace = Fixtures.newWorkspace(member, Fixtures.newTemplate());
    String name = member.username() + "/" + workspace.getString("name");
    Result table = run("list").succeeds();
    assertThat(table.out())
        .startsWith("WORKSPACE ")
        .containsPattern(
            "(?m)^" + name + " +" + workspace.getString("template_name") + " +Started ");
    assertThat(array(run("list", "-o", "json")).getJsonObject(0).getString("id"))
        .isEqualTo(workspace.getString("id"));
    Map<String, String> owner = Map.of("CODER_SESSION_TOKEN", Fixtures.ownerSession());
    assertThat(coder.run(owner, "", "list", "-o", "json").succeeds().out())
        .doesNotContain(workspace.getString("id"));
    for (String all : List.of("-a", "--all")) {
      assertThat(coder.run(owner, "", "ls", all, "-o", "json").succeeds().out())
          .contains(workspace.getString("id"));
    }
    String search = "name:" + workspace.getString("name");
    assertThat(coder.run(owner, "", "list", "--search", search, "-c", "workspace,outdated").out())
        .matches("WORKSPACE +OUTDATED\n" + name + " +false\n");
    assertThat(run("list", "--search", "colour:red").fails().err())
        .contains("error: query workspaces: GET ", "Invalid workspace search query.", "colour");
  }

  @Test
  void templatesAreListed() {
    String id = Fixtures.newTemplate();
    JsonObject template = member.calls().get("/api/v2/templates/" + id).expect(200).json();
    for (String noun : List.of("templates", "template")) {
      assertThat(run(noun, "list").succeeds().out())
          .startsWith("NAME ")
          .containsPattern("(?m)^" + template.getString("name") + " +default +");
    }
    assertThat(array(run("templates", "ls", "--output", "json")).getValuesAs(JsonObject.class))
        .extracting(row -> row.getJsonObject("Template"))
        .contains(template);
    assertThat(run("templates").fails().err()).contains("a command is missing");
  }

  @Test
  void aTokenIsCreatedAsJson() {
    Result created = run("tokens", "create", "--name", "json", "-o", "json").succeeds();
    JsonObject token = Json.createReader(new StringReader(created.out())).readObject();
    assertThat(token.getString("key")).startsWith(token.getString("id") + "-").hasSize(33);
    assertThat(token.getString("token_name")).isEqualTo("json");
    assertThat(token.getString("user_id")).isEqualTo(member.id());
    assertThat(created.err()).isEmpty();
  }

  @Test
  void eachHasHelpWithExamples() {
    for (String command :
        List.of("version", "list", "templates", "templates list", "tokens create")) {
      Result help = coder.shell("coder " + command + " --help").succeeds();
      assertThat(help.out())
          .contains(
              "Usage: coder " + command, "Examples:\n  coder " + command.replaceFirst(" .*", ""));
      assertThat(help.err()).isEmpty();
    }
  }
}
