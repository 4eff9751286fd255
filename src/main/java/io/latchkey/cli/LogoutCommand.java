package io.latchkey.cli;

import io.latchkey.client.LatchkeyClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logout}: ends the session, both on the server and here (token API 8.4). */
@Command(
    name = "logout",
    description = "End the session, on the server and on this machine.",
    footer = "  ${ROOT-COMMAND-NAME} logout --yes")
final class LogoutCommand implements Callable<Integer> {
  @Mixin ServerClient server;
  @Mixin Output output;

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
    List<String> failures = new ArrayList<>();
    try {
      server.revoke(
          "Ending the session on every server",
          "logout api",
          client,
          it -> {
            it.logOut();
            return null;
          });
    } catch (RuntimeException e) {
      failures.add(output.describe(e));
    }
    try {
      server.settings().files().remove();
    } catch (Failure e) {
      failures.add(output.describe(e));
    }
    if (!failures.isEmpty()) {
      output.message("Failed to log out.");
      failures.forEach(output::message);
      return Failure.STATUS;
    }
    String how = "You are no longer logged in. You can log in using '%s login <url>'.";
    String everywhere =
        server.environment().talksToTerminal() ? " No server accepts the session any more." : "";
    output.message(how.formatted(server.environment().name()) + everywhere);
    return 0;
  }
}
