package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ends keys is answered only when no server accepts them any more: people at a terminal are
 * told so, and scripts read what they always did.
 */
class RevocationTest {
  private static final String KEY =
      """
      {"id":"0123456789","user_id":"6c650665-8ba3-43c2-9db7-b46010abebca","token_name":"ci"}\
      """;
  private static final String KEYS = "/api/v2/users/me/keys/";

  @TempDir Path home;
  private StandIn server;
  private Coder coder;

  @BeforeEach
  void start() throws IOException {
    server =
        new StandIn()
            .on("GET " + KEYS + "tokens/ci", 200, KEY)
            .on("PUT " + KEYS + "0123456789/expire", 204, "")
            .on("DELETE " + KEYS + "0123456789", 204, "")
            .on("POST /api/v2/users/logout", 200, "{\"message\":\"Logged out!\"}")
            .on("PUT /api/v2/users/olga/status/suspend", 200, user("suspended"))
            .on("PUT /api/v2/users/olga/status/activate", 200, user("active"));
    coder = new Coder(home);
    coder.variables.put("CODER_URL", server.url());
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    coder.variables.put("CODER_NO_VERSION_WARNING", "true");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A run of which these are terminals, without the sign of life that a slow answer brings. */
  private Result atTerminal(String terminals, String... arguments) {
    coder.terminals = terminals;
    Result shown = coder.run(arguments);
    String err = shown.err().replaceAll("\r(. waiting for the server|\033\\[K)", "");
    return new Result(shown.status(), shown.out(), err);
  }

  private static String user(String status) {
    return Coder.ME.replace("{", "{\"status\":\"" + status + "\",");
  }

  @Test
  void scriptsReadTheSameAsEver() {
    assertThat(coder.run("tokens", "rm", "ci"))
        .isEqualTo(new Result(0, "Token has been expired.\n", ""));
    assertThat(coder.run("tokens", "rm", "--delete", "ci"))
        .isEqualTo(new Result(0, "Token has been deleted.\n", ""));
    assertThat(coder.run("users", "suspend", "olga"))
        .isEqualTo(new Result(0, "", "User olga is suspended.\n"));
    assertThat(coder.run("users", "activate", "olga"))
        .isEqualTo(new Result(0, "", "User olga is active.\n"));
    String out = "You are no longer logged in. You can log in using 'coder login <url>'.\n";
    assertThat(coder.run("logout", "--yes")).isEqualTo(new Result(0, "", out));
  }

  @Test
  void aResultThatGoesToAScriptIsTheSameAlsoWhenSomebodyWatches() {
    assertThat(atTerminal("2", "tokens", "rm", "ci"))
        .isEqualTo(new Result(0, "Token has been expired.\n", "Ending it on every server...\n"));
  }

  @Test
  void peopleAreToldWhatIsBeingDoneAndThatItIs() {
    assertThat(atTerminal("012", "tokens", "rm", "ci"))
        .isEqualTo(
            new Result(
                0,
                "Token has been expired. No server accepts it any more.\n",
                "Ending it on every server...\n"));
    assertThat(atTerminal("012", "tokens", "rm", "--delete", "ci"))
        .isEqualTo(
            new Result(
                0,
                "Token has been deleted. No server accepts it any more.\n",
                "Ending it on every server...\n"));
    assertThat(atTerminal("012", "users", "suspend", "olga").err())
        .isEqualTo(
            """
            Ending every session and token on every server...
            User olga is suspended. No server accepts a session or token of this user any more.
            """);
    assertThat(atTerminal("012", "users", "activate", "olga").err())
        .isEqualTo(
            """
            Telling every server...
            User olga is active, and every server knows it.
            """);
    assertThat(atTerminal("012", "logout", "--yes").err())
        .isEqualTo(
            """
            Ending the session on every server...
            You are no longer logged in. You can log in using 'coder login <url>'. \
            No server accepts the session any more.
            """);
  }

  @Test
  void whatIsRefusedIsNotSaidToBeOver() {
    server.on("PUT " + KEYS + "0123456789/expire", 503, "{\"message\":\"Not now.\"}");
    assertThat(atTerminal("012", "tokens", "rm", "ci").fails().err())
        .startsWith("Ending it on every server...\n")
        .contains("error: expire api key: ", "Not now.")
        .doesNotContain("any more");
    server.on("POST /api/v2/users/logout", 503, "{\"message\":\"Not now.\"}");
    assertThat(atTerminal("012", "logout", "--yes").fails().err())
        .startsWith("Ending the session on every server...\nFailed to log out.\nlogout api: ")
        .contains("Not now.")
        .doesNotContain("any more");
  }
}
