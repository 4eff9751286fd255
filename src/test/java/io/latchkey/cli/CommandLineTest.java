package io.latchkey.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The conventions of the command line and its error texts (token API 8.1), called as coder. */
class CommandLineTest {
  private static final String CLOSED = "http://127.0.0.1:1";

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

  @Test
  void refusalsAreToldByFieldAndWithTheWayOut() {
    coder.variables.put("CODER_URL", server.url());
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    server.on(
        "GET /api/v2/users/me/keys/tokens",
        401,
        "{\"message\":\"Out.\",\"detail\":\"API key expired at \\\"x\\\".\"}");
    String list = server.url() + "/api/v2/users/me/keys/tokens";
    assertThat(coder.run("tokens", "list", "-a").fails().err())
        .contains(
            "error: list tokens: GET "
                + list
                + "?include_all=true&include_expired=false: unexpected status code 401: Out.:"
                + " Try logging in using 'coder login'.\n\tError: API key expired at \"x\".\n");
    server
        .on(
            "GET /api/v2/users/me/keys/tokens/tokenconfig",
            200,
            "{\"max_token_lifetime\":604800000000000}")
        .on(
            "POST /api/v2/users/me/keys/tokens",
            409,
            "{\"message\":\"Taken.\",\"validations\":[{\"field\":\"name\",\"detail\":\"used\"}]}");
    assertThat(coder.run("tokens", "create").fails().err())
        .contains(
            "error: create tokens: POST "
                + list
                + ": unexpected status code 409: Taken.\n\tname: used\n");
  }

  @Test
  void anUnreachableServerIsNamed() {
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    assertThat(coder.run("whoami", "--url", CLOSED).fails().err())
        .contains("cannot reach " + CLOSED + ": connection refused")
        .doesNotContain("\tat ");
    assertThat(coder.run("whoami", "--url", CLOSED, "--verbose").fails().err()).contains("\tat ");
  }

  @Test
  void troubleWithTlsIsToldWithTheWayOut() throws Exception {
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    CompletableFuture<Void> answer;
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      answer =
          CompletableFuture.runAsync(
              () -> {
                while (!plain.isClosed()) {
                  try (Socket caller = plain.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(US_ASCII));
                    caller.getInputStream().read(new byte[1024]);
                  } catch (IOException gone) {
                    // the client is, or the test
                  }
                }
              });
      String url = "https://127.0.0.1:" + plain.getLocalPort();
      assertThat(coder.run("whoami", "--url", url).fails().err())
          .contains("cannot reach " + url, "the TLS connection failed", "SSL_CERT_FILE");
    }
    answer.join();
  }

  @Test
  void whatIsNotThisApiIsNoJsonButAnError() {
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    assertThat(coder.run("whoami", "--url", server.url()).fails().err())
        .contains("unexpected status code 404: expected JSON, got text/html");
  }

  @Test
  void anotherVersionOfTheServerIsMentionedUnlessUnwanted() {
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    server.on("GET /api/v2/users/me", 200, Coder.ME);
    String warning = "version mismatch: client v2.30.0, server v2.99.0\n";
    assertThat(coder.run("whoami", "--url", server.url()).succeeds().err()).isEqualTo(warning);
    assertThat(coder.run("whoami", "--url", server.url(), "--no-version-warning").err()).isEmpty();
  }

  @Test
  void aServersTextCannotSteerTheTerminal() {
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    server.on("GET /api/v2/users/me", 403, "{\"message\":\"\\u001b[2J\"}");
    assertThat(coder.run("whoami", "--url", server.url()).fails().err()).doesNotContain("\033");
  }

  @Test
  void aWrongInvocationIsAnsweredWithItsShortUsage() {
    assertThat(coder.run("tokens", "view").fails().err())
        .isEqualTo(
            """
            error: Missing required parameter: 'name|id'
            Usage: coder tokens view [OPTIONS] name|id
            See 'coder tokens view --help'.
            """);
    assertThat(coder.run("tokens", "list", "-c", "bogus", "--token", "x", "--url", CLOSED).err())
        .doesNotContain("Exception");
    assertThat(coder.run("tokns").fails().err()).contains("coder tokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5w", "1.5h", "max", "h", "7", "99999999y"})
  void aLifetimeIsWholeNumbersWithUnits(String lifetime) {
    coder.variables.put("CODER_TOKEN_LIFETIME", lifetime);
    assertThat(coder.run("tokens", "create").fails().err())
        .contains("parse lifetime: invalid duration \"" + lifetime + "\"");
  }

  @Test
  void theServerAloneJudgesAnAllowListAndItsWordsAreShown() {
    coder.variables.put("CODER_URL", server.url());
    coder.variables.put("CODER_SESSION_TOKEN", "key");
    server
        .on("GET /api/v2/users/me/keys/tokens/tokenconfig", 200, "{\"max_token_lifetime\":1}")
        .on("POST /api/v2/users/me/keys/tokens", 400, "{\"message\":\"In its words.\"}");
    String[] entries = {"workspace", "workspace:", ":*", "workspace:x", "workspace:*"};
    for (String entry : entries) {
      assertThat(coder.run("tokens", "create", "--allow", entry).fails().err())
          .contains("unexpected status code 400: In its words.\n");
    }
    assertThat(server.requests().stream().filter(each -> each.startsWith("POST")).toList())
        .hasSameSizeAs(entries)
        .element(3)
        .asString()
        .contains("\"allow_list\":[{\"id\":\"x\",\"type\":\"workspace\"}]");
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    List<List<String>> commands = new ArrayList<>();
    collect(
        LatchkeyCommand.commandLine(
            new Environment(coder.variables, "coder", null, ""), "completion"),
        List.of(),
        commands);
    assertThat(commands).hasSizeGreaterThan(3);
    for (List<String> command : commands) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--help");
      Result help = coder.run(arguments.toArray(String[]::new)).succeeds();
      assertThat(help.err()).isEmpty();
      assertThat(help.out()).contains("Usage: coder", "Examples:").doesNotContain("latchkey");
    }
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> all) {
    all.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              collect(sub, longer, all);
            });
  }
}
