package io.latchkey.cli;

import io.latchkey.client.LatchkeyClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logout}: ends the session, on the server and here (token API 8.4). */
@Command(
    name = "logout",
    description = "End the session, on the server and on this machine.",
    footer = "  ${ROOT-COMMAND-NAME} logout --yes")
final class LogoutCommand implements Callable<Integer> {
  @Mixin ServerClient server;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  boolean yes;

  @Override
  public Integer call() {
    LatchkeyClient client = server.signedIn();
    if (!yes && !server.terminal().confirm("Are you sure you want to log out?")) {
      throw new Failure("canceled");
    }
    ErrorHandler errors = new ErrorHandler(server.environment().name());
    List<String> failures = new ArrayList<>();
    try {
      server.ask(
          client,
          it -> {
            it.logOut();
            return null;
          });
    } catch (RuntimeException e) {
      failures.add("logout api: " + errors.describe(e));
    }
    try {
      server.settings().files().remove();
    } catch (Failure e) {
      failures.add(errors.describe(e));
    }
    if (!failures.isEmpty()) {
      server.err().println("Failed to log out.");
      failures.forEach(server.err()::println);
      server.err().flush();
      return ErrorHandler.FAILED;
    }
    String how = "You are no longer logged in. You can log in using '%s login <url>'.";
    server.err().println(how.formatted(server.environment().name()));
    server.err().flush();
    return 0;
  }
}
