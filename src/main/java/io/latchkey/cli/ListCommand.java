package io.latchkey.cli;

import io.latchkey.api.WorkspaceResponse;
import io.latchkey.cli.Output.Column;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code list}: the workspaces that are registered (protected resources, Workspaces). */
@Command(
    name = "list",
    aliases = "ls",
    description = "List workspaces, your own unless told otherwise.",
    footer = {
      "  ${ROOT-COMMAND-NAME} list",
      "  ${ROOT-COMMAND-NAME} list --all --output json",
      "  ${ROOT-COMMAND-NAME} list --search 'owner:me status:running'"
    })
final class ListCommand implements Runnable {
  private static final List<Column<WorkspaceResponse>> COLUMNS =
      List.of(
          new Column<>("workspace", workspace -> workspace.ownerName() + "/" + workspace.name()),
          new Column<>("template", WorkspaceResponse::templateName),
          new Column<>("status", ListCommand::status),
          new Column<>("healthy", workspace -> Boolean.toString(workspace.health().healthy())),
          new Column<>("last built", workspace -> Output.time(workspace.latestBuild().createdAt())),
          new Column<>("outdated", workspace -> Boolean.toString(workspace.outdated())),
          new Column<>("organization id", workspace -> workspace.organizationId().toString()),
          new Column<>("organization name", WorkspaceResponse::organizationName));
  private static final int SHOWN = 6;

  @Mixin ServerClient server;
  @Mixin ListOutput output;

  @Option(
      names = {"-a", "--all"},
      description = "The workspaces of all users that you may see.")
  boolean all;

  @Option(
      names = "--search",
      paramLabel = "query",
      description = "Such as: owner:olga status:running (default: owner:me).")
  String search = "owner:me";

  @Override
  public void run() {
    String query = all ? "" : search;
    List<WorkspaceResponse> found =
        server
            .ask("query workspaces", server.signedIn(), it -> it.workspaces().list(query, 0, 0))
            .workspaces();
    if (found.isEmpty() && !output.isJson()) {
      output.message("No workspaces found.");
      return;
    }
    output.rows(found, found, COLUMNS, SHOWN);
  }

  /** In the words of Coder's tables. */
  private static String status(WorkspaceResponse workspace) {
    return workspace.latestBuild().transition().equals("start") ? "Started" : "Stopped";
  }
}
