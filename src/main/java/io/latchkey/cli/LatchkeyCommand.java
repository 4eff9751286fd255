package io.latchkey.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: its commands and the options that all of them take. */
@Command(
    name = "latchkey",
    versionProvider = Version.class,
    description = "API keys and session tokens, from the command line.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions, for every command:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} login https://keys.example.com",
      "  ${ROOT-COMMAND-NAME} tokens create --name ci --lifetime 720h --scope workspace:read",
      "  export CODER_SESSION_TOKEN=$(${ROOT-COMMAND-NAME} login token)"
    })
public final class LatchkeyCommand implements Runnable {
  private static final List<Class<?>> NOUNS =
      List.of(
          LoginCommand.class,
          LogoutCommand.class,
          WhoamiCommand.class,
          TokensCommand.class,
          TemplatesCommand.class,
          ListCommand.class,
          UsersCommand.class,
          AuditCommand.class,
          VersionCommand.class,
          CompletionCommand.class);

  final Environment environment;
  final Version version = new Version();

  @Spec CommandSpec spec;

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "url",
      description = "The server (CODER_URL; else the one logged in to).")
  String url;

  @Option(
      names = "--token",
      scope = ScopeType.INHERIT,
      paramLabel = "token",
      description = "The key to use (CODER_SESSION_TOKEN, which other people do not see).")
  String token;

  @Option(
      names = "--global-config",
      scope = ScopeType.INHERIT,
      paramLabel = "folder",
      description = "Where the session is kept (CODER_CONFIG_DIR; else ~/.config/coderv2).")
  Path directory;

  @Option(
      names = "--header",
      scope = ScopeType.INHERIT,
      split = ",",
      paramLabel = "name=value",
      description = "One more header for every request (CODER_HEADER); repeatable.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--no-open",
      scope = ScopeType.INHERIT,
      description = "Do not open a browser (CODER_NO_OPEN).")
  boolean noOpen;

  @Option(
      names = "--no-version-warning",
      scope = ScopeType.INHERIT,
      description = "Do not warn of a server of another version (CODER_NO_VERSION_WARNING).")
  boolean noVersionWarning;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say where in the program an error arose (CODER_VERBOSE).")
  boolean verbose;

  /** For scripts written for Coder; the key is in the session file in any case. */
  @Option(
      names = "--use-keyring",
      scope = ScopeType.INHERIT,
      arity = "0..1",
      fallbackValue = "true",
      hidden = true)
  boolean keyring;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this, or a command's help after the command.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  boolean versionHelp;

  LatchkeyCommand(Environment environment) {
    this.environment = environment;
  }

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    if (Boolean.getBoolean("latchkey.rehearsal")) {
      Rehearsal.run();
      System.exit(0);
    }
    System.exit(commandLine(Environment.ofProcess(), arguments).execute(arguments));
  }

  /** The command line as it is called in this environment with these arguments. */
  static CommandLine commandLine(Environment environment, String... arguments) {
    ErrorHandler errors = new ErrorHandler(environment.name());
    CommandLine command = new CommandLine(new LatchkeyCommand(environment));
    command.setCommandName(environment.name());
    Set<String> given = new HashSet<>(List.of(arguments));
    NOUNS.forEach(noun -> add(noun, given, command));
    command.setDefaultValueProvider(new VariableDefaults(environment));
    command.setExecutionExceptionHandler(errors);
    command.setParameterExceptionHandler(errors);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(environment.isColoured() ? Ansi.ON : Ansi.OFF));
    HelpText.arrange(command);
    return command;
  }

  /** Reading all commands' options takes longer than most commands: only what is called has any. */
  private static void add(Class<?> noun, Set<String> given, CommandLine root) {
    Command command = noun.getAnnotation(Command.class);
    boolean called =
        given.contains(command.name())
            || Stream.of(command.aliases()).anyMatch(given::contains)
            || given.contains("completion");
    CommandSpec named = CommandSpec.create();
    named.usageMessage().description(command.description());
    root.addSubcommand(command.name(), called ? new CommandLine(noun) : named, command.aliases());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
