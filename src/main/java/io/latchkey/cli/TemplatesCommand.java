package io.latchkey.cli;

import io.latchkey.api.TemplateResponse;
import io.latchkey.cli.Output.Column;
import io.latchkey.client.LatchkeyClient;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code templates}: those that are registered (protected resources, Templates). */
@Command(
    name = "templates",
    aliases = "template",
    description = "List the templates of workspaces.",
    footer = {
      "  ${ROOT-COMMAND-NAME} templates list",
      "  ${ROOT-COMMAND-NAME} templates list --output json"
    },
    subcommands = TemplatesCommand.ListTemplates.class)
final class TemplatesCommand implements Runnable {
  private static final List<Column<TemplateResponse>> COLUMNS =
      List.of(
          new Column<>("name", TemplateResponse::name),
          new Column<>("organization name", TemplateResponse::organizationName),
          new Column<>("last updated", template -> Output.time(template.updatedAt())),
          new Column<>("used by", TemplatesCommand::users),
          new Column<>("created at", template -> Output.time(template.createdAt())),
          new Column<>("organization id", template -> template.organizationId().toString()),
          new Column<>("provisioner", TemplateResponse::provisioner),
          new Column<>("active version id", template -> template.activeVersionId().toString()));
  private static final int SHOWN = 4;

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static String users(TemplateResponse template) {
    long users = template.activeUserCount();
    return users + (users == 1 ? " developer" : " developers");
  }

  /**
   * {@code templates list}; in JSON each is wrapped in an object of its own, as Coder prints it.
   */
  @Command(
      name = "list",
      aliases = "ls",
      description = "List the templates that you may see.",
      footer = {
        "  ${ROOT-COMMAND-NAME} templates list",
        "  ${ROOT-COMMAND-NAME} templates list -c name,'active version id'"
      })
  static final class ListTemplates implements Runnable {
    @Mixin ServerClient server;
    @Mixin ListOutput output;

    @Override
    public void run() {
      LatchkeyClient client = server.signedIn();
      List<TemplateResponse> found =
          server.ask("list templates", client, it -> it.templates().list());
      if (found.isEmpty() && !output.isJson()) {
        output.message("No templates found.");
        return;
      }
      output.rows(
          found, found.stream().map(each -> Map.of("Template", each)).toList(), COLUMNS, SHOWN);
    }
  }
}
