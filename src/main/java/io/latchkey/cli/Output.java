package io.latchkey.cli;

import io.latchkey.api.FieldError;
import io.latchkey.api.GoTime;
import io.latchkey.client.RefusedException;
import io.latchkey.client.UnreachableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Mixin: everything that a command says (token API 8.1). Its result goes to standard output, as
 * text, as a table or as JSON; messages and errors go to standard error.
 */
@Command
class Output {
  private static final String GAP = "  ";
  private static final int UNAUTHORIZED = 401;

  @Spec(Target.MIXEE)
  CommandSpec spec;

  /**
   * A column of a table.
   *
   * @param name in lower case, as {@code --column} expects it
   * @param cell the row's text in this column
   */
  record Column<T>(String name, Function<T, String> cell) {}

  /** The output of a command that does not have this mixin. */
  static Output of(CommandSpec spec) {
    Output output = new Output();
    output.spec = spec;
    return output;
  }

  /** A line of the result. */
  final void line(String text) {
    print(text + System.lineSeparator());
  }

  /** The result, which already has its line breaks. */
  final void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  /** The result as JSON for people to read. */
  final void json(Object value) {
    print(JsonText.indented(value));
  }

  /**
   * The columns to show.
   *
   * @param all every column there is
   * @param wanted their names, in upper or lower case; when there are none, the first columns are
   *     shown
   * @param byDefault how many that is
   */
  final <T> List<Column<T>> columns(List<Column<T>> all, List<String> wanted, int byDefault) {
    if (wanted.isEmpty()) {
      return all.subList(0, byDefault);
    }
    List<Column<T>> chosen = new ArrayList<>();
    for (String each : wanted) {
      String name = each.strip().toLowerCase(Locale.ROOT);
      chosen.add(
          all.stream()
              .filter(column -> column.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name, all)));
    }
    return chosen;
  }

  private <T> ParameterException unknown(String name, List<Column<T>> all) {
    String names = String.join(", ", all.stream().map(Column::name).toList());
    return new ParameterException(
        spec.commandLine(), "unknown column \"" + name + "\"; there are: " + names);
  }

  /** The result as rows under upper-case headers, columns two spaces apart. */
  final <T> void table(List<T> rows, List<Column<T>> columns) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(column -> column.name().toUpperCase(Locale.ROOT)).toList());
    for (T row : rows) {
      lines.add(columns.stream().map(column -> printable(column.cell().apply(row))).toList());
    }
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        padded.append(cell).append(" ".repeat(widths[i] - width(cell))).append(GAP);
      }
      text.append(padded.toString().stripTrailing()).append(System.lineSeparator());
    }
    print(text.toString());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A message to whoever gave the command, on one line or more. */
  final void message(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }

  /** What went wrong, on one line or more. */
  final String describe(Throwable failure) {
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
      return printable(unreachable.getMessage()) + hint;
    }
    String message = failure.getMessage();
    boolean ours = failure instanceof Failure || failure instanceof IllegalArgumentException;
    String kind = ours && message != null ? "" : failure.getClass().getSimpleName() + ": ";
    return kind + printable(String.valueOf(message));
  }

  private String describe(RefusedException refusal) {
    StringBuilder text = new StringBuilder(printable(refusal.getMessage()));
    if (refusal.status() == UNAUTHORIZED) {
      text.append(": Try logging in using '").append(spec.root().name()).append(" login'.");
    }
    refusal.detail().ifPresent(detail -> text.append(indented("Error", detail)));
    for (FieldError field : refusal.validations()) {
      text.append(indented(field.field(), field.detail()));
    }
    return text.toString();
  }

  private static String indented(String name, String value) {
    return System.lineSeparator() + "\t" + printable(name + ": " + value);
  }

  /** A time as it is written on the wire; empty for none. */
  static String time(Instant time) {
    return time == null ? "" : new GoTime(time).toWire();
  }

  /** The text without anything that a terminal would obey: a server may belong to anybody. */
  static String printable(String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }
}
