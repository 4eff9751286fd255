package io.latchkey.cli;

import io.latchkey.api.GoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Rows under upper-case headers, columns two spaces apart (token API 8.1). */
final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /**
   * A column.
   *
   * @param name in lower case, as {@code --column} takes it
   * @param cell the row's text in it
   */
  record Column<T>(String name, Function<T, String> cell) {}

  static <T> String format(List<T> rows, List<Column<T>> columns) {
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
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A time as the wire has it; empty for none. */
  static String time(Instant time) {
    return time == null ? "" : new GoTime(time).toWire();
  }

  /** The text without what a terminal would obey: a server may be anybody's. */
  static String printable(String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }
}
