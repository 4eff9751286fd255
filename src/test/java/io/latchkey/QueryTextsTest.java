package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Dependencies hidden in strings: a query that names an entity depends on that entity's package,
 * though the compiler does not see it. They are held to the same table as the imports, {@link
 * ImportTable}.
 */
class QueryTextsTest {
  private static final Path MAIN = Path.of("src", "main", "java", "io", "latchkey");
  private static final Pattern ENTITY =
      Pattern.compile("@Entity\\b.*?\\bclass (\\w+)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:from|join|update|into)\\s+([A-Z]\\w*)\\b|^([A-Z]\\w*)\\.[a-z]\\w*$",
          Pattern.MULTILINE);

  @Test
  void queriesNameOnlyEntitiesThatTheirPackageMayImport() throws IOException {
    Map<String, String> packages = packagesByEntity();
    assertThat(packages).containsEntry("ApiKey", "apikey").containsEntry("User", "user");
    Map<String, Set<String>> imports = ImportTable.read();
    Set<String> named = new TreeSet<>();
    Set<String> hidden = new TreeSet<>();
    for (Path file : sources()) {
      String from = packageOf(file);
      for (String entity : entitiesNamedIn(Files.readString(file))) {
        String to = packages.get(entity);
        if (to != null) {
          named.add(entity);
          if (!to.equals(from) && !imports.get(from).contains(to)) {
            hidden.add(from + " -> " + to + ": " + file.getFileName() + " queries " + entity);
          }
        }
      }
    }
    assertThat(named).contains("ApiKey", "AuditRow", "Organization", "User", "Workspace");
    assertThat(hidden)
        .as("a query names an entity of a package that its own may not import: ask that package")
        .isEmpty();
  }

  private static Map<String, String> packagesByEntity() throws IOException {
    return sources().stream()
        .flatMap(
            file ->
                ENTITY
                    .matcher(read(file))
                    .results()
                    .map(entity -> Map.entry(entity.group(1), packageOf(file))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Adjacent strings are joined into one query, so that none is split between {@code from} and a
   * name.
   */
  private static List<String> entitiesNamedIn(String source) {
    String texts =
        TEXT.matcher(source.replaceAll("\"\\s*\\+\\s*\"", ""))
            .results()
            .map(text -> text.group(1))
            .collect(Collectors.joining("\n"));
    Function<MatchResult, String> name =
        match -> match.group(1) == null ? match.group(2) : match.group(1);
    return NAMED.matcher(texts).results().map(name).toList();
  }

  private static String packageOf(Path file) {
    return MAIN.relativize(file).getName(0).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
