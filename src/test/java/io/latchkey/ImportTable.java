package io.latchkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of our packages each package may import, as the architecture page lists it. */
final class ImportTable {

  private static final Path PAGE = Path.of("src", "site", "markdown", "architecture.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d) \\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private ImportTable() {}

  /** The packages in the page's order, each with those that it may import. */
  static Map<String, Set<String>> read() {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    rows()
        .forEach(
            row ->
                table.put(
                    row.group(2),
                    NAME.matcher(row.group(3))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet())));
    return table;
  }

  /** The floor of each package, from 1. */
  static Map<String, Integer> floors() {
    return rows()
        .collect(Collectors.toMap(row -> row.group(2), row -> Integer.valueOf(row.group(1))));
  }

  private static Stream<Matcher> rows() {
    return lines().stream().map(ROW::matcher).filter(Matcher::matches);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
