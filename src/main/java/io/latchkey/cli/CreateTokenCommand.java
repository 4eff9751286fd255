package io.latchkey.cli;

import io.latchkey.api.AllowListEntry;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.GoDuration;
import io.latchkey.api.Json;
import io.latchkey.client.LatchkeyClient;
import io.latchkey.client.RefusedException;
import io.latchkey.client.UnreachableException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tokens create} (token API 8.6). */
@Command(
    name = "create",
    description = "Create a token and print it: it is not shown again.",
    footer = {
      "  ${ROOT-COMMAND-NAME} tokens create --name ci --lifetime 720h",
      "  ${ROOT-COMMAND-NAME} tokens create --scope workspace:read --scope template:read",
      "  ${ROOT-COMMAND-NAME} tokens create --allow workspace:<uuid> --allow template:*"
    })
final class CreateTokenCommand implements Runnable {
  enum Form {
    TEXT,
    JSON
  }

  @Mixin ServerClient server;
  @Mixin Output output;

  @Option(
      names = "--lifetime",
      paramLabel = "duration",
      description =
          "How long it lasts, such as 30m, 720h, 7d, 1y (CODER_TOKEN_LIFETIME); the longest"
              + " allowed by default.")
  String lifetime = "";

  @Option(
      names = {"-n", "--name"},
      paramLabel = "name",
      description = "Its name (CODER_TOKEN_NAME); one is made up by default.")
  String name;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "user",
      description = "Whose it is, for owners (CODER_TOKEN_USER); yours by default.")
  String user = "me";

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "scope",
      description = "What it may do, such as workspace:read; everything by default. Repeatable.")
  List<String> scopes = List.of();

  @Option(
      names = "--allow",
      split = ",",
      paramLabel = "type:id",
      description = "An object that it may reach; all by default. Repeatable.")
  List<String> allow = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      description = "The form of the result (default: text).")
  Form form = Form.TEXT;

  @Override
  public void run() {
    long wanted = parseLifetime();
    List<AllowListEntry> allowList = allow.stream().map(CreateTokenCommand::entry).toList();
    LatchkeyClient client = server.signedIn();
    long longest =
        server.ask("get token config", client, it -> it.tokens(user).config()).maxTokenLifetime();
    if (wanted > longest) {
      throw new Failure(
          "lifetime (%s) is greater than the maximum allowed lifetime (%s)"
              .formatted(duration(wanted), duration(longest)));
    }
    CreateTokenRequest request =
        CreateTokenRequest.named(name)
            .withLifetime(Duration.ofNanos(lifetime.isEmpty() ? longest : wanted))
            .withScopes(scopes)
            .withAllowList(allowList);
    String key = server.ask("create tokens", client, it -> it.tokens(user).create(request)).key();
    print(key, client);
  }

  private void print(String key, LatchkeyClient client) {
    if (form == Form.TEXT) {
      output.line(key);
    } else {
      output.print(JsonText.indent(json(key, client)));
    }
  }

  /** The token's fields and the key; only the key if the caller may not read the token back. */
  private String json(String key, LatchkeyClient client) {
    String member = "{\"key\":" + Json.write(key);
    try {
      String id = key.split("-", 2)[0];
      ApiKeyResponse token = server.ask(client, it -> it.tokens(user).viewById(id));
      return member + "," + Json.write(token.outsideLists()).substring(1);
    } catch (RefusedException | UnreachableException e) {
      output.message("warning: fetch api key by id: " + output.describe(e));
      return member + "}";
    }
  }

  /** In nanoseconds; 0 when none is given. */
  private long parseLifetime() {
    if (lifetime.isEmpty()) {
      return 0;
    }
    if (!lifetime.matches("-?(\\d+(ns|us|µs|μs|ms|s|m|h|d|y))+")) {
      throw new Failure("parse lifetime: invalid duration \"" + lifetime + "\"");
    }
    try {
      return GoDuration.parse(lifetime).value().toNanos();
    } catch (IllegalArgumentException e) {
      throw new Failure("parse lifetime", e);
    }
  }

  private static GoDuration duration(long nanoseconds) {
    return new GoDuration(Duration.ofNanos(nanoseconds));
  }

  /** The two halves of what was typed; whether they make an entry is for the server to decide. */
  private static AllowListEntry entry(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new AllowListEntry(text, "")
        : new AllowListEntry(text.substring(0, colon), text.substring(colon + 1));
  }
}
