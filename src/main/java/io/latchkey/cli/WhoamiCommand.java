package io.latchkey.cli;

import io.latchkey.api.RoleResponse;
import io.latchkey.api.UserResponse;
import io.latchkey.cli.Output.Column;
import io.latchkey.client.LatchkeyClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code whoami} (token API 8.5). */
@Command(
    name = "whoami",
    description = "Show who is logged in, and where.",
    footer = "  ${ROOT-COMMAND-NAME} whoami --output json")
final class WhoamiCommand implements Runnable {
  private static final List<Column<Login>> COLUMNS =
      List.of(
          new Column<>("url", Login::url),
          new Column<>("username", Login::username),
          new Column<>("id", login -> login.userId().toString()),
          new Column<>(
              "orgs",
              login ->
                  login.organizationIds().stream()
                      .map(UUID::toString)
                      .collect(Collectors.joining(", "))),
          new Column<>(
              "roles",
              login ->
                  login.roles().getOrDefault("*", List.of()).stream()
                      .map(role -> "*:" + role)
                      .collect(Collectors.joining(", "))));

  private static final int SHOWN = 3;

  enum Form {
    TEXT,
    JSON,
    TABLE
  }

  /** What the JSON form shows; public because JSON-B needs that. */
  public record Login(
      String url,
      String username,
      UUID userId,
      List<UUID> organizationIds,
      Map<String, List<String>> roles) {}

  @Mixin ServerClient server;
  @Mixin Output output;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json|table",
      description = "The form of the result (default: text).")
  Form form = Form.TEXT;

  @Option(
      names = {"-c", "--column"},
      split = ",",
      paramLabel = "name",
      description = "The columns of the table: url, username, id, orgs, roles.")
  List<String> columns = List.of();

  @Override
  public void run() {
    LatchkeyClient client = server.signedIn();
    UserResponse me = server.ask("get user", client, LatchkeyClient::me);
    List<String> roles = me.roles().stream().map(RoleResponse::displayName).toList();
    Login login =
        new Login(
            client.address().toString(),
            me.username(),
            me.id(),
            me.organizationIds(),
            Map.of("*", roles));
    if (form == Form.TEXT) {
      String text = "%s is running at %s, You're authenticated as %s !";
      output.line(
          text.formatted(
              server.environment().product(), login.url(), Output.printable(login.username())));
      return;
    }
    List<Column<Login>> shown = output.columns(COLUMNS, columns, SHOWN);
    if (form == Form.JSON) {
      output.json(List.of(login));
    } else {
      output.table(List.of(login), shown);
    }
  }
}
