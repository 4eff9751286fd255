package io.latchkey.cli;

import io.latchkey.cli.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Mixin of the commands that print a list: as a table of chosen columns, or as JSON. */
final class Output {
  /** The two forms. */
  enum Form {
    TABLE,
    JSON
  }

  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      description = "The form of the result (default: table).")
  Form form = Form.TABLE;

  @Option(
      names = {"-c", "--column"},
      split = ",",
      paramLabel = "name",
      description = "The columns of the table, separated by commas.")
  List<String> columns = new ArrayList<>();

  boolean isJson() {
    return form == Form.JSON;
  }

  /**
   * Prints the rows.
   *
   * @param json what the JSON form shows of them
   * @param all every column there is
   * @param byDefault how many of them, from the first, are shown unless some are named
   */
  <T> void print(List<T> rows, List<?> json, List<Column<T>> all, int byDefault) {
    List<Column<T>> shown = columns.isEmpty() ? all.subList(0, byDefault) : chosen(all);
    String text = isJson() ? JsonText.indented(json) : Table.format(rows, shown);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private <T> List<Column<T>> chosen(List<Column<T>> all) {
    List<Column<T>> chosen = new ArrayList<>();
    for (String wanted : columns) {
      String name = wanted.strip().toLowerCase(Locale.ROOT);
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
}
