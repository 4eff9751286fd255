package io.latchkey.cli;

import io.latchkey.api.AuditLogResponse;
import io.latchkey.cli.Output.Column;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}, for those who may read the audit log (token API 3.8). */
@Command(
    name = "audit",
    description = "Show who did what, newest first.",
    footer = {
      "  ${ROOT-COMMAND-NAME} audit --limit 20",
      "  ${ROOT-COMMAND-NAME} audit --search 'resource_type:api_key action:delete' -o json"
    })
final class AuditCommand implements Runnable {
  private static final List<Column<AuditLogResponse>> COLUMNS =
      List.of(
          new Column<>("time", row -> Output.time(row.time())),
          new Column<>("user", AuditCommand::username),
          new Column<>("action", AuditLogResponse::action),
          new Column<>("resource type", AuditLogResponse::resourceType),
          new Column<>("target", AuditLogResponse::resourceTarget),
          new Column<>("status", row -> Long.toString(row.statusCode())),
          new Column<>("ip", AuditLogResponse::ip),
          new Column<>("description", AuditCommand::description),
          new Column<>("user agent", AuditLogResponse::userAgent),
          new Column<>("id", row -> row.id().toString()));
  private static final int SHOWN = 7;

  @Mixin ServerClient server;
  @Mixin ListOutput output;

  @Option(
      names = {"-s", "--search"},
      paramLabel = "query",
      description = "Such as: action:create username:olga date_from:2026-11-01.")
  String search = "";

  @Option(
      names = "--limit",
      paramLabel = "rows",
      description = "At most so many rows; 0 for the server's default.")
  int limit;

  @Option(names = "--offset", paramLabel = "rows", description = "Leave out the first so many.")
  int offset;

  @Override
  public void run() {
    List<AuditLogResponse> rows =
        server
            .ask("read audit log", server.signedIn(), it -> it.audit(search, limit, offset))
            .auditLogs();
    if (rows.isEmpty() && !output.isJson()) {
      output.message("No audit logs found.");
      return;
    }
    output.rows(rows, rows, COLUMNS, SHOWN);
  }

  private static String username(AuditLogResponse row) {
    return row.user() == null ? "" : row.user().username();
  }

  private static String description(AuditLogResponse row) {
    String target = row.resourceTarget() == null ? "" : row.resourceTarget();
    return row.description().replace("{user}", username(row)).replace("{target}", target);
  }
}
