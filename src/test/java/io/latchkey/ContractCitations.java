package io.latchkey;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a text cites of the contract's pages: {@code 2.3} a section, {@code 2.3 row 7} a row of its
 * table, {@code D4} a decision, {@code Workspaces} a heading of the page on protected resources.
 */
final class ContractCitations {
  private static final String ROWS = "rows? (\\d+)(?: to (\\d+))?";
  private static final String SECTION = "\\d{1,2}(?:\\.\\d{1,2})?";
  private static final String DECISION = "D\\d+";
  private static final String ITEM = "(?:%s|%s|%s)".formatted(ROWS, DECISION, SECTION);
  private static final String ITEMS = ITEM + "(?:(?:,|;| to| and)? " + ITEM + ")*";

  private static final Pattern NAMED =
      Pattern.compile("token API(?:,? sections?)? (?<all>" + ITEMS + ")");
  private static final Pattern ALONE =
      Pattern.compile("(?:\\(|; )(?<all>(?=\\d+\\.\\d|D\\d)" + ITEMS + ")\\)");
  private static final Pattern ROWS_OF =
      Pattern.compile(ROWS + " of token API (?<section>" + SECTION + ")");
  private static final Pattern DECISIONS = Pattern.compile("(?<![\\w-])" + DECISION + "(?![\\w-])");
  private static final Pattern HEADING =
      Pattern.compile("protected[- ]resources, ([A-Z][A-Za-z ]*[a-z])");
  private static final Pattern ONE_ITEM =
      Pattern.compile("%s|(?<section>%s|%s)".formatted(ROWS, DECISION, SECTION));

  /** Comments in Java and JavaScript, in SQL, and in our data tables. */
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|//[^\\n]*|(?m:^(?:--|#).*$)", Pattern.DOTALL);

  private static final Pattern NEXT_LINE = Pattern.compile("\\s*\\n\\s*(?:\\*(?!/)|//|--|#)?\\s*");

  private ContractCitations() {}

  /** All comments of a source, as one text without line breaks. */
  static String comments(String source) {
    String joined =
        COMMENT.matcher(source).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    return NEXT_LINE.matcher(joined).replaceAll(" ");
  }

  /** What a text without line breaks cites. */
  static Set<String> in(String text) {
    Set<String> cited = new LinkedHashSet<>();
    for (Pattern list : Set.of(NAMED, ALONE)) {
      for (Matcher found = list.matcher(text); found.find(); ) {
        addItems(found.group("all"), cited);
      }
    }
    for (Matcher found = ROWS_OF.matcher(text); found.find(); ) {
      addRows(found.group("section"), found.group(1), found.group(2), cited);
    }
    DECISIONS.matcher(text).results().map(MatchResult::group).forEach(cited::add);
    HEADING.matcher(text).results().map(found -> found.group(1)).forEach(cited::add);
    return cited;
  }

  private static void addItems(String list, Set<String> cited) {
    String section = "";
    for (Matcher item = ONE_ITEM.matcher(list); item.find(); ) {
      if (item.group("section") == null) {
        addRows(section, item.group(1), item.group(2), cited);
      } else {
        section = item.group("section");
        cited.add(section);
      }
    }
  }

  private static void addRows(String section, String first, String last, Set<String> cited) {
    int end = Integer.parseInt(last == null ? first : last);
    IntStream.rangeClosed(Integer.parseInt(first), end)
        .forEach(row -> cited.add(section + " row " + row));
  }

  /** Whether a file may cite the contract in its comments. */
  static boolean mayBeIn(Path file) {
    return file.toString().matches(".*\\.(java|js|sql|txt)");
  }
}
