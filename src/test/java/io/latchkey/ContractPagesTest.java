package io.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract is in the repository, and every part of it that is cited exists. */
class ContractPagesTest {
  private static final Path TOKEN_API = Path.of("src", "site", "markdown", "token-api.md");
  private static final Path PROTECTED = TOKEN_API.resolveSibling("protected-resources.md");
  private static final Pattern SECTION = Pattern.compile("#{2,3} (\\d+(?:\\.\\d+)?)\\.? .+");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.+");
  private static final Pattern DECISION = Pattern.compile("- \\*\\*(D\\d+), .+");
  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** Everything that can be cited, as {@link ContractCitations} writes it. */
  private static Set<String> places() throws IOException {
    Set<String> places = new TreeSet<>();
    String section = "";
    for (String line : Files.readAllLines(TOKEN_API)) {
      Matcher heading = SECTION.matcher(line);
      Matcher row = ROW.matcher(line);
      Matcher decision = DECISION.matcher(line);
      if (heading.matches()) {
        section = heading.group(1);
        places.add(section);
      } else if (row.matches()) {
        places.add(section + " row " + row.group(1));
      } else if (decision.matches()) {
        places.add(decision.group(1));
      }
    }
    for (String line : Files.readAllLines(PROTECTED)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        places.add(heading.group(1));
      }
    }
    return places;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(ContractCitations::mayBeIn).toList();
    }
  }

  @Test
  void whatCommentsCiteOfTheContractIsThere() throws IOException {
    Set<String> places = places();
    Map<Path, Set<String>> missing = new TreeMap<>();
    Set<String> cited = new TreeSet<>();
    for (Path file : sources()) {
      Set<String> here = ContractCitations.in(ContractCitations.comments(Files.readString(file)));
      cited.addAll(here);
      here.removeAll(places);
      if (!here.isEmpty()) {
        missing.put(file, here);
      }
    }
    assertThat(cited).contains("2.3", "2.3 row 10", "D4", "Workspaces");
    assertThat(missing).as("cited, but not in %s or its neighbour", TOKEN_API).isEmpty();
  }

  @Test
  void whatThePagesCiteOfOneAnotherIsThere() throws IOException {
    for (Path page : List.of(TOKEN_API, PROTECTED)) {
      String text = Files.readString(page).replaceAll("\\s+", " ");
      assertThat(places()).as("cited in %s", page).containsAll(ContractCitations.in(text));
    }
  }

  @Test
  void citationsAreRecognised() {
    String source =
        """
        /** Refused or used (token API 2.3, rows 2 to 4, D2; 6.3 to 6.5). Else (2.9), or 12 (3)
         * by row 6 of token
         * API 2.3. */ String text = "token API 1.1";
        // (protected resources, Further small routes; 3.5) and the D7 (token API, sections 5 to 7)
        """;
    assertThat(ContractCitations.in(ContractCitations.comments(source)))
        .containsExactlyInAnyOrder(
            "2.3",
            "2.3 row 2",
            "2.3 row 3",
            "2.3 row 4",
            "D2",
            "6.3",
            "6.5",
            "2.9",
            "2.3 row 6",
            "Further small routes",
            "3.5",
            "D7",
            "5",
            "7");
  }

  @Test
  void theReadmeLeadsToThePagesAndTheyToOneAnother() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "](src/site/markdown/token-api.md)", "](src/site/markdown/protected-resources.md)");
    for (Path page : List.of(TOKEN_API, PROTECTED)) {
      Set<String> links =
          LINK.matcher(Files.readString(page))
              .results()
              .map(link -> link.group(1))
              .collect(Collectors.toSet());
      assertThat(links).isNotEmpty().allMatch(link -> Files.exists(page.resolveSibling(link)));
    }
  }
}
