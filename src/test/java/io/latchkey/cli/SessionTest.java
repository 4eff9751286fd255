package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in, and what a login leaves (token API 8.2 to 8.4), called as coder. */
class SessionTest {
  @TempDir Path home;
  private StandIn server;
  private Coder coder;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
    coder = new Coder(home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path session() {
    return home.resolve(".config/coderv2/session");
  }

  private void logIn() {
    server
        .on("GET /api/v2/users/first", 200, "{\"message\":\"yes\"}")
        .on("GET /api/v2/users/me", 200, Coder.ME);
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    coder.run("login", "--use-token-as-session", server.url()).succeeds();
    coder.variables.remove("CODER_SESSION_TOKEN");
  }

  @Test
  void whoIsNotLoggedInIsToldHow() {
    String text = "error: You are not logged in. Try logging in using 'coder login <url>'.";
    assertThat(coder.run("login", "token").fails().err()).contains(text);
    assertThat(coder.run("logout").fails().err()).contains(text);
    assertThat(coder.run("tokens", "ls").fails().err())
        .startsWith(
            "Encountered an error running \"coder tokens list\", see \"coder tokens list --help\""
                + " for more information\n")
        .contains(text);
  }

  @Test
  void aLoginKeepsThePairOfUrlAndKeyForItsOwnerOnly() throws IOException {
    logIn();
    assertThat(coder.run("login", "token").succeeds().out()).isEqualTo("key\n");
    for (String name : List.of("session", "url")) {
      Path file = session().resolveSibling(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(session().resolveSibling("url")).hasContent(server.url());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aLinkInPlaceOfTheSessionFileIsReplacedNotFollowed() throws IOException {
    Path target = Files.writeString(home.resolve("precious"), "precious");
    Files.createDirectories(session().getParent());
    Files.createSymbolicLink(session(), target);
    logIn();
    assertThat(target).hasContent("precious");
    assertThat(session()).isRegularFile().hasContent("key");
    try (Stream<Path> files = Files.list(session().getParent())) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aStoredKeyIsNotSentToAnotherServer() throws IOException {
    logIn();
    try (StandIn other = new StandIn()) {
      coder.run("whoami", "--url", other.url()).fails();
      coder.run("login", "token", "--url", other.url()).fails();
      assertThat(other.requests()).isEmpty();
    }
    assertThat(coder.run("login", "token", "--url", server.url() + "/").succeeds().out())
        .isEqualTo("key\n");
  }

  @Test
  void aGivenTokenIsExchangedForASession() {
    server
        .on("GET /api/v2/users/first", 200, "{\"message\":\"yes\"}")
        .on("GET /api/v2/users/me", 200, Coder.ME)
        .on("POST /api/v2/users/me/keys", 201, "{\"key\":\"fresh\"}");
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    assertThat(coder.run("login", server.url()).succeeds().err())
        .endsWith("Welcome to Coder, olga! You're authenticated.\n");
    assertThat(session()).hasContent("fresh");
  }

  @Test
  void aPastedTokenIsChecked() {
    server
        .on("GET /api/v2/users/first", 200, "{\"message\":\"yes\"}")
        .on("GET /api/v2/users/me", 401, "{\"message\":\"no\"}");
    assertThat(coder.answering("wrong\n", "login", server.url()).fails().err())
        .contains(server.url() + "/cli-auth", "Paste your token here: \n")
        .contains("That's not a valid token!")
        .doesNotContain("wrong");
    assertThat(session()).doesNotExist();
  }

  @Test
  void theFirstUserIsCreatedByOptionsAndLoggedIn() {
    server
        .on("GET /api/v2/users/first", 404, "{\"message\":\"no\"}")
        .on("POST /api/v2/users/first", 201, "{}")
        .on("POST /api/v2/users/login", 201, "{\"session_token\":\"fresh\"}")
        .on("GET /api/v2/users/me", 200, Coder.ME);
    coder.variables.put("CODER_FIRST_USER_PASSWORD", "Lantern-42");
    String[] login = {
      "login", server.url(), "--first-user-email", "o@example.com", "--first-user-username", "olga"
    };
    Result result = coder.run(login).succeeds();
    assertThat(result.err()).doesNotContain("Lantern-42").endsWith("You're authenticated.\n");
    assertThat(session()).hasContent("fresh");
    assertThat(server.requests())
        .anySatisfy(
            request ->
                assertThat(request)
                    .startsWith("POST /api/v2/users/first  {")
                    .contains("\"email\":\"o@example.com\"", "\"username\":\"olga\"")
                    .contains("\"password\":\"Lantern-42\""));
  }

  @Test
  void theFirstUserIsNotCreatedWithoutAPersonOrAllOptions() {
    server.on("GET /api/v2/users/first", 404, "{\"message\":\"no\"}");
    assertThat(
            coder.run("login", server.url(), "--first-user-email", "o@example.com").fails().err())
        .contains("the initial user cannot be created in non-interactive mode. use the API");
  }
}
