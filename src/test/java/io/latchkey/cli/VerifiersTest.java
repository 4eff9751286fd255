package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What creating a verifier asks of the server, and says when the server refuses a step. */
class VerifiersTest {
  private static final String SECRET = "0123456789abcdefABCDEF";
  private static final String USER = "POST /api/v2/users";
  private static final String TOKENS =
      "/api/v2/users/6c650665-8ba3-43c2-9db7-b46010abebca/keys/tokens";
  private static final String CAP = "GET " + TOKENS + "/tokenconfig";
  private static final String TOKEN = "POST " + TOKENS;

  @TempDir Path home;
  private StandIn server;
  private Coder coder;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
    server
        .on("GET /api/v2/buildinfo", 200, "{\"dashboard_url\":\"https://keys.example.com/\"}")
        .on(USER, 201, user("verifier"))
        .on(CAP, 200, "{\"max_token_lifetime\":604800000000000}")
        .on(TOKEN, 201, "{\"key\":\"NHBSZUA1py-" + SECRET + "\"}");
    coder = new Coder(home);
    coder.variables.put("CODER_URL", server.url() + "/");
    coder.variables.put("CODER_SESSION_TOKEN", "key");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String user(String role) {
    return Coder.ME
        .replace("olga", "billing")
        .replace("\"roles\":[]", "\"roles\":[{\"name\":\"" + role + "\"}]");
  }

  @Test
  void aServiceAccountWithTheRoleGetsATokenThatMayOnlyIntrospect() {
    Result created = coder.run("verifiers", "create", "billing").succeeds();
    assertThat(created.out())
        .isEqualTo(
            """
            Token:         NHBSZUA1py-%s
            Client id:     NHBSZUA1py
            Client secret: %s
            Introspection: https://keys.example.com/oauth2/introspect
            """
                .formatted(SECRET, SECRET));
    assertThat(created.err()).doesNotContain(SECRET);
    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().get(1))
        .startsWith(USER)
        .contains("\"username\":\"billing\"", "\"service_account\":true", "[\"verifier\"]");
    assertThat(server.requests().get(3))
        .startsWith(TOKEN)
        .contains("[\"api_key:introspect\"]", "\"lifetime\":604800000000000");
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void theConfigurationOfAFrameworkIsFilledIn(Framework framework) {
    String out =
        coder.run("verifiers", "create", "billing", "--for", framework.name()).succeeds().out();
    String configuration = out.substring(out.indexOf("\n\n") + 2);
    assertThat(configuration)
        .contains("https://keys.example.com", "NHBSZUA1py", SECRET, "/oauth2/introspect")
        .doesNotContain("LATCHKEY_URL", "CLIENT_ID", "CLIENT_SECRET", "HTTPS_REQUIRED");
  }

  @ParameterizedTest
  @EnumSource(Framework.class)
  void theGuideShowsTheConfigurationAsItIsPrinted(Framework framework) throws IOException {
    String file = framework.name().toLowerCase(Locale.ROOT) + ".txt";
    String printed =
        Files.readString(Path.of("src/main/resources/io/latchkey/cli/services").resolve(file));
    assertThat(Path.of("src/site/markdown/services.md")).content().contains(printed);
  }

  @Test
  void aNameThatIsTakenIsToldWithTheWayToAFurtherToken() {
    server.on(USER, 409, "{\"message\":\"User already exists.\"}");
    assertThat(coder.run("verifiers", "create", "billing").fails().err())
        .contains(
            "error: there is a user billing already;"
                + " 'coder verifiers create billing --again' makes a further token");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aFurtherTokenIsOnlyForAVerifier() {
    server.on("GET /api/v2/users/billing", 200, user("verifier"));
    assertThat(coder.run("verifiers", "create", "billing", "--again").succeeds().out())
        .contains("Client secret: " + SECRET);
    assertThat(server.requests()).noneMatch(request -> request.startsWith(USER + " "));
    server.on("GET /api/v2/users/billing", 200, user("owner"));
    assertThat(coder.run("verifiers", "create", "billing", "--again").fails().err())
        .contains("error: user billing does not have the role verifier");
  }

  /** By that name paths mean whoever calls. */
  @Test
  void aServiceNamedMeGetsItsOwnTokenAndNotItsCreators() {
    server.on(USER, 201, user("verifier").replace("billing", "me"));
    coder.run("verifiers", "create", "me").succeeds();
    assertThat(server.requests()).noneMatch(request -> request.contains("/users/me/"));
  }

  @Test
  void whatExistsAlreadyIsToldWhenTheTokenIsRefused() {
    server.on(TOKEN, 503, "{\"message\":\"Having a rest.\"}");
    assertThat(coder.run("verifiers", "create", "billing").fails().err())
        .contains(
            "error: user billing was created with the role verifier, but has no token yet;"
                + " go on with 'coder verifiers create billing --again', or delete the user in the"
                + " console: create token: POST ",
            "Having a rest.");
  }

  @Test
  void textThatIsNoTokenDoesNotGetIntoAConfiguration() {
    server.on(TOKEN, 201, "{\"key\":\"a-b\\n:shutdown\"}");
    assertThat(coder.run("verifiers", "create", "billing", "--for", "wildfly").fails().err())
        .contains("is no token");
  }
}
