package io.latchkey.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code completion}: a script that teaches a shell to complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in your shell.",
    footer = {
      "  source <(${ROOT-COMMAND-NAME} completion bash)",
      "  ${ROOT-COMMAND-NAME} completion fish > ~/.config/fish/completions/${ROOT-COMMAND-NAME}.fish"
    })
final class CompletionCommand implements Runnable {
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Mixin Output output;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  Shell shell;

  @Override
  public void run() {
    CommandLine root = output.spec.root().commandLine();
    String name = root.getCommandName();
    String script =
        switch (shell) {
          case BASH -> AutoComplete.bash(name, root);
          case ZSH ->
              "autoload -U +X compinit && compinit\n"
                  + "autoload -U +X bashcompinit && bashcompinit\n"
                  + AutoComplete.bash(name, root);
          case FISH -> fish(name, root, "", "");
        };
    output.print(script);
  }

  /**
   * One line for each command and option.
   *
   * @param seen the condition that holds once the commands above this one have been typed
   */
  private static String fish(String program, CommandLine command, String path, String seen) {
    StringBuilder lines = new StringBuilder();
    String names = String.join(" ", command.getSubcommands().keySet());
    String here = seen.isEmpty() ? "__fish_use_subcommand" : seen;
    if (!names.isEmpty() && !seen.isEmpty()) {
      here = seen + "; and not __fish_seen_subcommand_from " + names;
    }
    for (var entry : command.getSubcommands().entrySet()) {
      String what = first(entry.getValue().getCommandSpec().usageMessage().description());
      lines.append(line(program, here, "-f -a " + entry.getKey() + " -d " + quoted(what)));
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (option.hidden() || (option.inherited() && !path.isEmpty())) {
        continue;
      }
      StringBuilder rest = new StringBuilder();
      for (String name : option.names()) {
        rest.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.charAt(1))
            .append(' ');
      }
      rest.append(option.arity().min() > 0 ? "-r " : "")
          .append("-d ")
          .append(quoted(first(option.description())));
      lines.append(line(program, path.isEmpty() ? "true" : seen, rest.toString()));
    }
    for (var entry : command.getSubcommands().entrySet()) {
      String typed = "__fish_seen_subcommand_from " + entry.getKey();
      String condition = seen.isEmpty() ? typed : seen + "; and " + typed;
      lines.append(fish(program, entry.getValue(), path + " " + entry.getKey(), condition));
    }
    return lines.toString();
  }

  private static String line(String program, String condition, String rest) {
    return String.format(
        Locale.ROOT, "complete -c %s -n %s %s%n", program, quoted(condition), rest);
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
