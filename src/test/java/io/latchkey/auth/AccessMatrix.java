package io.latchkey.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The table {@code access-matrix.txt}, which says how to read it. */
record AccessMatrix(List<String> callers, List<Row> rows) {

  /**
   * One request, and what each caller is answered.
   *
   * @param method the HTTP method
   * @param path below {@code /api/v2}, with names of objects in braces
   * @param body JSON in single quotes, empty for none
   * @param shows what of the answer's text is looked for in a list, empty otherwise
   */
  record Row(String method, String path, String body, String shows, List<String> answers) {

    /** The route, its parameters without their names. */
    String route() {
      return method + " " + path.replaceFirst("\\?.*", "").replaceAll("\\{[^}]*}", "{}");
    }

    @Override
    public String toString() {
      return method + " " + path + " " + body;
    }
  }

  static AccessMatrix read() {
    try (InputStream file = AccessMatrix.class.getResourceAsStream("access-matrix.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<String[]> lines =
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\|", -1))
              .toList();
      List<String> callers = words(lines.get(0)[1]).toList();
      return new AccessMatrix(callers, lines.stream().skip(1).map(AccessMatrix::row).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Row row(String[] line) {
    String[] request = line[0].strip().split("\\s+", -1);
    String[] more = (line.length > 2 ? line[2].strip() : "").split("~", 2);
    return new Row(
        request[0],
        request[1],
        more[0].strip(),
        more.length > 1 ? more[1] : "",
        words(line[1]).toList());
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.strip().split("\\s+", -1));
  }
}
