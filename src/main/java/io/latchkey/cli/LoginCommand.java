package io.latchkey.cli;

import io.latchkey.api.CreateFirstUserRequest;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.client.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code login}: creates the first user if there is none, and stores a session (token API 8.2). */
@Command(
    name = "login",
    description = "Log in to a server, and keep the session for the next commands.",
    footer = {
      "  ${ROOT-COMMAND-NAME} login https://keys.example.com",
      "  CODER_SESSION_TOKEN=… ${ROOT-COMMAND-NAME} login https://keys.example.com"
    },
    subcommands = LoginCommand.Token.class)
final class LoginCommand implements Runnable {
  @Mixin ServerClient server;
  @Mixin Output output;
  @Mixin FirstUser firstUser;

  @Parameters(arity = "0..1", paramLabel = "url", description = "The server.")
  String url;

  @Option(
      names = "--use-token-as-session",
      description = "Keep the given token itself, instead of a new session that it makes.")
  boolean useTokenAsSession;

  @Override
  public void run() {
    if (url != null) {
      server.settings().url = url;
    }
    String address =
        server
            .settings()
            .url()
            .orElseThrow(
                () ->
                    new Failure(
                        "name the server: " + server.environment().name() + " login <url>"));
    LatchkeyClient client = server.at(address);
    boolean hasFirstUser =
        server.ask("failed to check server", client, LatchkeyClient::hasFirstUser);
    String key = hasFirstUser ? existingUser(client) : newInstallation(client);
    String username = server.ask("get user", client.as(key), LatchkeyClient::me).username();
    server.settings().files().write(client.address().toString(), key);
    String product = server.environment().product();
    output.message("Welcome to %s, %s! You're authenticated.".formatted(product, username));
  }

  private String newInstallation(LatchkeyClient client) {
    CreateFirstUserRequest user = firstUser.describe(server, output);
    server.ask("create initial user", client, it -> it.createFirstUser(user));
    return logIn(client, user.email(), user.password());
  }

  private String logIn(LatchkeyClient client, String email, String password) {
    return server
        .ask("login with password", client, it -> it.logIn(email, password))
        .sessionToken();
  }

  private String existingUser(LatchkeyClient client) {
    if (server.settings().givenKey().isEmpty()) {
      return askForKey(client);
    }
    String given = server.settings().givenKey().get();
    LatchkeyClient known = client.as(given);
    requireValid(known);
    return useTokenAsSession
        ? given
        : server.ask("create api key", known, LatchkeyClient::createSession).key();
  }

  /** A key that is pasted from the console or, on a terminal, created with a password instead. */
  private String askForKey(LatchkeyClient client) {
    String page = client.address() + "/cli-auth";
    boolean person = server.environment().readsFromTerminal();
    output.message("Open the following in your browser:\n\n\t" + page + "\n");
    if (person) {
      output.message("Or just press Enter to log in with email and password.");
      if (!server.settings().noOpen) {
        Browser.open(page);
      }
    }
    Terminal terminal = server.terminal();
    String pasted = terminal.askSecret("Paste your token here:");
    if (person && pasted.isEmpty()) {
      return logIn(client, terminal.ask("Email:"), terminal.askSecret("Password:"));
    }
    requireValid(client.as(pasted));
    return pasted;
  }

  private void requireValid(LatchkeyClient client) {
    try {
      server.ask(client, LatchkeyClient::me);
    } catch (RefusedException e) {
      throw new Failure("That's not a valid token!", e);
    }
  }

  /** {@code login token}: for scripts (token API 8.3). */
  @Command(
      name = "token",
      description = "Print the session's key, for scripts.",
      footer = "  export CODER_SESSION_TOKEN=$(${ROOT-COMMAND-NAME} login token)")
  static final class Token implements Runnable {
    @Mixin ServerClient server;
    @Mixin Output output;

    @Override
    public void run() {
      output.line(server.settings().key().orElseThrow(server::notLoggedIn));
    }
  }
}
