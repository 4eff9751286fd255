package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's guide to tokens, as it is written, with the finished executable called coder. */
@ServerTest
class CliIT {
  private static final String KEY = "[0-9A-Za-z]{10}-[0-9A-Za-z]{22}\n";
  private static final String WORKSPACE = "0f3a0a5e-3b1c-4c57-9d0e-5d5e3c1f0a01";
  private static final String OTHER = "0f3a0a5e-3b1c-4c57-9d0e-5d5e3c1f0a02";

  @TempDir Path home;
  private Executable coder;
  private Person member;

  @BeforeEach
  void logIn() throws IOException {
    coder = new Executable(home);
    member = Fixtures.newMember();
    coder.run(Map.of("CODER_SESSION_TOKEN", member.session()), "", "login").succeeds();
  }

  @Test
  void theSessionIsHandedToScripts() {
    String token = coder.run("login", "token").succeeds().out();
    assertThat(token).matches(KEY).isNotEqualTo(member.session() + "\n");
    Result used =
        coder.shell("export CODER_SESSION_TOKEN=$(coder login token) && coder whoami").succeeds();
    assertThat(used.out())
        .isEqualTo(
            "Coder is running at %s, You're authenticated as %s !\n"
                .formatted(LatchkeySystem.underTest().address(), member.username()));
    assertThat(used.err()).isEmpty();
  }

  @Test
  void aTokenIsCreatedExpiredListedAndDeleted() {
    Result created = coder.shell("coder tokens create --name=my-token --lifetime=720h").succeeds();
    assertThat(created.out()).matches(KEY);
    assertThat(created.err()).isEmpty();
    String key = created.out().strip();
    String id = key.split("-", 2)[0];
    assertThat(coder.shell("coder tokens list").succeeds().out()).contains(id, "my-token", "Never");

    assertThat(coder.shell("coder tokens remove my-token").succeeds())
        .isEqualTo(new Result(0, "Token has been expired.\n", ""));
    Result none = coder.shell("coder tokens list").succeeds();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("No tokens found.\n");
    assertThat(coder.shell("coder tokens list --include-expired").succeeds().out()).contains(id);
    assertThat(coder.run("whoami", "--token", key).fails().err())
        .contains("API key expired at \"", "Try logging in using 'coder login'.");

    assertThat(coder.run("tokens", "remove", "--delete", id).succeeds())
        .isEqualTo(new Result(0, "Token has been deleted.\n", ""));
    assertThat(coder.shell("coder tokens list --include-expired -o json").succeeds().out())
        .isEqualTo("[]\n");
  }

  @Test
  void aWholeKeyNamesItsTokenWithoutBeingToldToTheLog() {
    String key = coder.run("tokens", "create").succeeds().out().strip();
    assertThat(coder.run("tokens", "view", key).succeeds().out()).contains(key.split("-", 2)[0]);
    coder.run("tokens", "rm", "--delete", key).succeeds();
    assertThat(coder.run("tokens", "view", key).fails().err()).contains("404").doesNotContain(key);
  }

  @Test
  void scopesAndObjectsConfineAToken() {
    coder
        .shell("coder tokens create --name \"readonly-token\" --scope \"workspace:read\"")
        .succeeds();
    coder
        .shell(
            "coder tokens create --name \"both\" --scope \"workspace:read\" --scope"
                + " \"template:read\"")
        .succeeds();
    String allow = " --allow \"workspace:%s\"".formatted(WORKSPACE);
    coder.shell("coder tokens create --name one" + allow).succeeds();
    coder
        .shell(
            "coder tokens create --name three --scope \"workspace:read\" --scope \"template:read\""
                + allow
                + " --allow \"workspace:%s\" --allow \"template:%s\"".formatted(OTHER, OTHER))
        .succeeds();
    assertThat(coder.shell("coder tokens list -c name,scopes,'allow list'").succeeds().out())
        .contains("template:read, workspace:read")
        .containsPattern("(?m)^readonly-token +workspace:read +\\*:\\*$")
        .containsPattern("(?m)^one +coder:all +workspace:" + WORKSPACE + "$")
        .contains("template:%s, workspace:%s, workspace:%s".formatted(OTHER, WORKSPACE, OTHER));
  }

  @Test
  void whatIsNoEntryOfAnAllowListIsRefusedInTheServersWords() {
    assertThat(coder.run("tokens", "create", "--allow", "workspace:x").fails().err())
        .contains("unexpected status code 400")
        .contains("invalid workspace ID (must be UUID): \"x\"");
    assertThat(coder.run("tokens", "create", "--allow", "bogus:*").fails().err())
        .contains("unknown resource type \"bogus\"");
    assertThat(coder.run("tokens", "create", "--allow", "workspace").fails().err())
        .contains("allow_list entry must include non-empty type and id");
  }

  @Test
  void anOwnersCapIsToldAndAnOwnerCreatesForOthers() {
    Map<String, String> owner = Map.of("CODER_SESSION_TOKEN", Fixtures.ownerSession());
    String[] long720 = {"tokens", "create", "--lifetime", "720h"};
    assertThat(coder.run(owner, "", long720).fails().err())
        .contains("lifetime (720h0m0s) is greater than the maximum allowed lifetime (168h0m0s)");
    coder
        .run(owner, "", "tokens", "create", "--name", "my-token", "--user", member.username())
        .succeeds();
    assertThat(coder.run("tokens", "ls", "-c", "name").succeeds().out())
        .isEqualTo("NAME\nmy-token\n");
    String name = Fixtures.unique("c");
    coder
        .run(
            owner,
            "Correct-horse-4-you\n",
            "users",
            "create",
            "-u",
            name,
            "-e",
            name + "@example.com")
        .succeeds();
    coder.run(owner, "", "users", "suspend", name).succeeds();
    assertThat(coder.run(owner, "", "users", "ls", "-s", name, "-c", "username,status").out())
        .matches("USERNAME +STATUS\n" + name + " +suspended\n");
    coder.run(owner, "", "users", "activate", name).succeeds();
    String[] audit = {"audit", "-s", "resource_target:" + name, "-c", "action,target,status"};
    assertThat(coder.run(owner, "", audit).succeeds().out())
        .startsWith("ACTION  TARGET")
        .containsPattern("(?m)^create  +" + name + " +201$")
        .containsPattern("(?m)^write  +" + name + " +200$");
    Result none = coder.run("audit").succeeds();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("No audit logs found.\n");
  }

  @Test
  void promptsAndTablesAreRightOnATerminal() throws Exception {
    coder.run("logout", "--yes").succeeds();
    Result login =
        coder
            .onTerminal(
                "coder login --no-open",
                "> Paste your token here: ",
                "",
                "> Email: ",
                member.email(),
                "> Password: ",
                member.password())
            .succeeds();
    assertThat(login.out())
        .contains("> Email: " + member.email())
        .doesNotContain(member.password())
        .endsWith("Welcome to Coder, " + member.username() + "! You're authenticated.\r\n");
    coder.run("tokens", "create", "--name", "t").succeeds();
    Result list = coder.onTerminal("coder tokens ls -c name,scopes").succeeds();
    assertThat(list.out().replaceAll("\r(. waiting for the server|\033\\[K)", ""))
        .isEqualTo("NAME  SCOPES\r\nt     coder:all\r\n");
    assertThat(coder.onTerminal("coder tokens --help").out()).contains("\033[");
    assertThat(coder.onTerminal("NO_COLOR=1 coder tokens --help").out()).doesNotContain("\033[");
    String question = "Are you sure you want to log out? (yes/no) ";
    assertThat(coder.onTerminal("coder logout", question, "no").out()).contains("error: canceled");
    coder.run("whoami").succeeds();
  }
}
