package io.latchkey.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Mixin of the commands that print a list: as a table of chosen columns, or as JSON. */
final class ListOutput extends Output {
  /** The two formats. */
  enum Form {
    TABLE,
    JSON
  }

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
  <T> void rows(List<T> rows, List<?> json, List<Column<T>> all, int byDefault) {
    List<Column<T>> shown = columns(all, columns, byDefault);
    if (isJson()) {
      json(json);
    } else {
      table(rows, shown);
    }
  }
}
