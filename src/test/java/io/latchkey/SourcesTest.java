package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The architecture's rules about source files; those about classes: {@link ArchitectureTest}. */
class SourcesTest {
  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final int LONGEST = 250;

  /** For a class with one subject, where splitting would make the reader jump. */
  private static final int LONGEST_OF_ONE_SUBJECT = 300;

  private static final Set<String> ONE_SUBJECT =
      Set.of("AuditWriters.java", "LeasedCache.java", "User.java");

  @Test
  void noSourceFileIsTooLong() throws IOException {
    for (Path file : javaFiles(Path.of("src"))) {
      try (Stream<String> lines = Files.lines(file)) {
        assertThat(lines.count())
            .as("lines of %s: give a part of it a name and a file of its own", file)
            .isLessThanOrEqualTo(
                ONE_SUBJECT.contains(file.getFileName().toString())
                    ? LONGEST_OF_ONE_SUBJECT
                    : LONGEST);
      }
    }
  }

  @Test
  void noTwoFilesShareAName() throws IOException {
    assertThat(javaFiles(MAIN))
        .extracting(file -> file.getFileName().toString())
        .filteredOn(name -> !name.equals("package-info.java"))
        .hasSizeGreaterThan(200)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    Set<Path> packages = packages(MAIN);
    packages.addAll(packages(TESTS));
    assertThat(packages).contains(Path.of("io", "latchkey", "access"));
    assertThat(packages)
        .as("every package has a package-info.java: what it is, its words, what it may import")
        .allMatch(
            name ->
                Files.exists(MAIN.resolve(name).resolve("package-info.java"))
                    || Files.exists(TESTS.resolve(name).resolve("package-info.java")));
  }

  private static Set<Path> packages(Path root) throws IOException {
    return javaFiles(root).stream()
        .map(file -> root.relativize(file.getParent()))
        .collect(Collectors.toSet());
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
