package io.latchkey.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How the help of every command looks: only its own options, and where to find the others. */
final class HelpText {
  private HelpText() {}

  static void arrange(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.abbreviateSynopsis(true);
    usage.sortOptions(false);
    boolean root = command.getParent() == null;
    if (!root) {
      usage.optionListHeading("%nOptions:%n");
      usage.commandListHeading("%nCommands:%n");
      usage.footerHeading(usage.footer().length == 0 ? "" : "%nExamples:%n");
      command
          .getHelpSectionMap()
          .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, HelpText::optionListHeading);
      command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::options);
      command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpText::footer);
    }
    command.getSubcommands().values().forEach(HelpText::arrange);
  }

  private static String optionListHeading(Help help) {
    return own(help).isEmpty() ? "" : help.optionListHeading();
  }

  private static String options(Help help) {
    return help.optionListExcludingGroups(own(help));
  }

  private static List<OptionSpec> own(Help help) {
    return help.commandSpec().options().stream()
        .filter(option -> !option.inherited() && !option.hidden())
        .toList();
  }

  private static String footer(Help help) {
    String program = help.commandSpec().root().name();
    return help.footer()
        + "%nOptions for every command, such as --url: '%s --help'.%n".formatted(program);
  }
}
