package io.latchkey.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: its commands, below the options that all of them accept. */
@Command(
    name = "latchkey",
    versionProvider = ProgramVersion.class,
    description = "API keys and session tokens, from the command line.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions, for every command:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} login https://keys.example.com",
      "  ${ROOT-COMMAND-NAME} tokens create --name ci --lifetime 720h --scope workspace:read",
      "  export CODER_SESSION_TOKEN=$(${ROOT-COMMAND-NAME} login token)"
    })
public final class LatchkeyCommand extends CliSettings implements Runnable {
  private static final List<Class<?>> NOUNS =
      List.of(
          LoginCommand.class,
          LogoutCommand.class,
          WhoamiCommand.class,
          TokensCommand.class,
          TemplatesCommand.class,
          ListCommand.class,
          UsersCommand.class,
          VerifiersCommand.class,
          AuditCommand.class,
          VersionCommand.class,
          CompletionCommand.class);

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this, or a command's help after the command.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  boolean versionHelp;

  private LatchkeyCommand(Environment environment) {
    super(environment);
  }

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine(Environment.ofProcess(), arguments).execute(arguments));
  }

  /** The command line for a call in this environment with these arguments. */
  static CommandLine commandLine(Environment environment, String... arguments) {
    LatchkeyCommand root = new LatchkeyCommand(environment);
    ErrorHandler errors = new ErrorHandler(root);
    CommandLine command = new CommandLine(root, new Parts(root));
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

  /**
   * Reading the options of all commands takes longer than most commands, so only what is called has
   * any.
   */
  private static void add(Class<?> noun, Set<String> given, CommandLine root) {
    Command command = noun.getAnnotation(Command.class);
    boolean called =
        given.contains(command.name())
            || Stream.of(command.aliases()).anyMatch(given::contains)
            || given.contains("completion");
    CommandSpec named = CommandSpec.create();
    named.usageMessage().description(command.description());
    root.addSubcommand(
        command.name(),
        called ? new CommandLine(noun, root.getFactory()) : named,
        command.aliases());
  }

  /** Creates the parts of commands: all that call the server share the same settings. */
  private record Parts(CliSettings settings) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == ServerClient.class
          ? type.cast(new ServerClient(settings))
          : CommandLine.defaultFactory().create(type);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
