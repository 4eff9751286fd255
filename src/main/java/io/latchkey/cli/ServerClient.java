package io.latchkey.cli;

import io.latchkey.client.ClientBuilder;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.client.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Mixin of the commands that call the server. */
@Command
final class ServerClient {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  private final CliSettings settings;
  private boolean warned;

  ServerClient(CliSettings settings) {
    this.settings = settings;
  }

  CliSettings settings() {
    return settings;
  }

  Environment environment() {
    return settings.environment();
  }

  Terminal terminal() {
    return new Terminal(environment(), spec.commandLine().getErr());
  }

  /** The server that the user is logged in to, with the user's key. */
  LatchkeyClient signedIn() {
    String key = settings.key().orElseThrow(this::notLoggedIn);
    return at(settings.url().orElseThrow(this::notLoggedIn)).as(key);
  }

  Failure notLoggedIn() {
    String program = environment().name();
    return new Failure(
        "You are not logged in. Try logging in using '%s login <url>'.".formatted(program));
  }

  /** The server at this URL, without a key. */
  LatchkeyClient at(String url) {
    ClientBuilder client = LatchkeyClient.at(url);
    String authorities = environment().variable("SSL_CERT_FILE");
    if (!authorities.isEmpty() && url.startsWith("https:")) {
      try {
        client.tls(TrustedAuthorities.in(Path.of(authorities)));
      } catch (IOException e) {
        throw new Failure("SSL_CERT_FILE: " + e.getMessage());
      }
    }
    for (String header : settings.headers) {
      int equals = header.indexOf('=');
      if (equals <= 0) {
        throw new Failure("a header must look like name=value");
      }
      client.header(header.substring(0, equals), header.substring(equals + 1));
    }
    return client.build();
  }

  /** One request to the server; people who wait for the answer can see that it is awaited. */
  <T> T ask(LatchkeyClient client, Function<LatchkeyClient, T> question) {
    Progress progress = new Progress(environment().talksToTerminal(), spec.commandLine().getErr());
    try {
      return question.apply(client);
    } finally {
      progress.close();
      client.serverVersion().ifPresent(this::warnOfAnotherVersion);
    }
  }

  /**
   * Like {@link #ask(String, LatchkeyClient, Function)}, for a request that is answered only when
   * every server knows; people see why that takes a moment.
   *
   * @param doing such as "Ending it on every server"
   */
  <T> T revoke(
      String doing, String step, LatchkeyClient client, Function<LatchkeyClient, T> question) {
    if (environment().talksToTerminal()) {
      Output.of(spec).message(doing + "...");
    }
    return ask(step, client, question);
  }

  private void warnOfAnotherVersion(String server) {
    if (!warned && !settings.noVersionWarning) {
      warned = true;
      String told = Output.printable(server);
      ProgramVersion.mismatch(told).ifPresent(Output.of(spec)::message);
    }
  }

  /** Like {@link #ask}; a failure names the step. */
  <T> T ask(String step, LatchkeyClient client, Function<LatchkeyClient, T> question) {
    try {
      return ask(client, question);
    } catch (RuntimeException e) {
      throw new Failure(step, e);
    }
  }
}
