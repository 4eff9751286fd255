package io.latchkey.cli;

import io.latchkey.api.FieldError;
import io.latchkey.client.RefusedException;
import io.latchkey.client.UnreachableException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one place where what went wrong becomes text on standard error and an exit status (token API
 * 8.1).
 */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final int FAILED = 1;
  private static final int UNAUTHORIZED = 401;

  private final String program;

  ErrorHandler(String program) {
    this.program = program;
  }

  /** A wrong invocation: what is wrong with it, and its short usage. */
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + Table.printable(failure.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.print(command.getHelp().fullSynopsis());
    }
    String name = command.getCommandSpec().qualifiedName();
    err.println("See '" + name + " --help'.");
    err.flush();
    return FAILED;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    }
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(
        "Encountered an error running \"%s\", see \"%s --help\" for more information"
            .formatted(name, name));
    err.println("error: " + describe(failure));
    LatchkeyCommand root = (LatchkeyCommand) command.getCommandSpec().root().userObject();
    if (root.verbose) {
      trace(failure, err);
    }
    err.flush();
    return FAILED;
  }

  /** What happened, on one line or more. */
  String describe(Throwable failure) {
    if (failure instanceof Failure && failure.getCause() != null) {
      return failure.getMessage() + ": " + describe(failure.getCause());
    }
    if (failure instanceof RefusedException refusal) {
      return describe(refusal);
    }
    if (failure instanceof UnreachableException unreachable) {
      String hint =
          unreachable.isTls()
              ? "; if its certificate comes from an authority of your own, name that one's PEM file"
                  + " in SSL_CERT_FILE"
              : "; is the server running, and the address right?";
      return Table.printable(unreachable.getMessage()) + hint;
    }
    String message = failure.getMessage();
    boolean ours = failure instanceof Failure || failure instanceof IllegalArgumentException;
    String kind = ours && message != null ? "" : failure.getClass().getSimpleName() + ": ";
    return kind + Table.printable(String.valueOf(message));
  }

  private String describe(RefusedException refusal) {
    StringBuilder text = new StringBuilder(Table.printable(refusal.getMessage()));
    if (refusal.status() == UNAUTHORIZED) {
      text.append(": Try logging in using '").append(program).append(" login'.");
    }
    refusal.detail().ifPresent(detail -> text.append(line("Error", detail)));
    for (FieldError field : refusal.validations()) {
      text.append(line(field.field(), field.detail()));
    }
    return text.toString();
  }

  private static String line(String name, String value) {
    return System.lineSeparator() + "\t" + Table.printable(name + ": " + value);
  }

  private static void trace(Throwable failure, PrintWriter err) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      err.println("caused by " + Table.printable(cause.toString()));
      for (StackTraceElement element : cause.getStackTrace()) {
        err.println("\tat " + element);
      }
    }
  }
}
