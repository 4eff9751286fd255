package io.latchkey.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the plain text tables that lie beside the classes: one row per line, {@code name} or {@code
 * name = value, value}; empty lines and lines that start with {@code #} are skipped.
 */
final class Table {

  private Table() {}

  /** The rows of a file beside this class, in the file's order: each name with its values. */
  static Map<String, List<String>> read(String file) {
    try (InputStream in = requireNonNull(Table.class.getResourceAsStream(file), file)) {
      return rows(file, new String(in.readAllBytes(), UTF_8).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, List<String>> rows(String file, Stream<String> lines) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    lines
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              String name = equals < 0 ? line : line.substring(0, equals).strip();
              List<String> values = equals < 0 ? List.of() : values(line.substring(equals + 1));
              if (rows.put(name, values) != null) {
                throw new IllegalStateException(file + " has " + name + " twice");
              }
            });
    return rows;
  }

  private static List<String> values(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).toList();
  }
}
