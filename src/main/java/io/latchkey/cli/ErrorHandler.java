package io.latchkey.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The only place where what a command throws ends the program, with a text and exit status 1. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final CliSettings settings;

  ErrorHandler(CliSettings settings) {
    this.settings = settings;
  }

  /** A wrong invocation: says what is wrong with it, and prints the short usage. */
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + Output.printable(failure.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.print(command.getHelp().fullSynopsis());
    }
    String name = command.getCommandSpec().qualifiedName();
    err.println("See '" + name + " --help'.");
    err.flush();
    return Failure.STATUS;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    }
    Output output = Output.of(command.getCommandSpec());
    String name = command.getCommandSpec().qualifiedName();
    output.message(
        "Encountered an error running \"%s\", see \"%s --help\" for more information"
            .formatted(name, name));
    output.message("error: " + output.describe(failure));
    if (settings.verbose) {
      trace(failure, output);
    }
    return Failure.STATUS;
  }

  private static void trace(Throwable failure, Output output) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      output.message("caused by " + Output.printable(cause.toString()));
      for (StackTraceElement element : cause.getStackTrace()) {
        output.message("\tat " + element);
      }
    }
  }
}
