package io.latchkey.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a search asks for: {@code key:value} terms and bare words, separated by spaces; a value in
 * quotes may contain spaces (token API 3.3, 3.8).
 */
public record SearchTerms(List<Term> terms) {

  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final int DATE_LENGTH = 10;

  /** Each number of terms makes a different query, which is prepared and cached. */
  private static final int MOST_TERMS = 20;

  private static final int LONGEST = 1_024;

  /**
   * One term.
   *
   * @param key in lower case; empty for a bare word
   */
  public record Term(String key, String value) {

    /** The value in lower case. */
    public String lowerCase() {
      return value.toLowerCase(Locale.ROOT);
    }

    /**
     * The value as a time: a date, which means its start in UTC, or an RFC 3339 time.
     *
     * @throws DateTimeException when it is neither, or outside the range that databases store
     */
    public Instant time() {
      Instant time =
          value.length() == DATE_LENGTH
              ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(value.toUpperCase(Locale.ROOT)).toInstant();
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw new DateTimeException("beyond what databases keep");
      }
      return time;
    }
  }

  /**
   * Reads the text of a {@code q} parameter; null reads as empty.
   *
   * @throws IllegalArgumentException when it has more than {@value #LONGEST} characters or {@value
   *     #MOST_TERMS} terms, a term begins or ends with a colon, or a quote is not closed
   */
  public static SearchTerms parse(String query) {
    if (query != null && query.length() > LONGEST) {
      throw new IllegalArgumentException("Query has more than " + LONGEST + " characters");
    }
    List<String> words = words(query == null ? "" : query);
    if (words.size() > MOST_TERMS) {
      throw new IllegalArgumentException("Query has more than " + MOST_TERMS + " terms");
    }
    List<Term> terms = new ArrayList<>();
    for (String word : words) {
      int colon = word.indexOf(':');
      String bare = word.replace("\"", "");
      int quote = word.indexOf('"');
      if (colon < 0 || (quote >= 0 && quote < colon)) {
        terms.add(new Term("", bare));
      } else if (colon == 0 || bare.endsWith(":")) {
        throw new IllegalArgumentException(
            "Query element \"" + bare + "\" cannot start or end with ':'");
      } else {
        String key = word.substring(0, colon).toLowerCase(Locale.ROOT);
        terms.add(new Term(key, word.substring(colon + 1).replace("\"", "")));
      }
    }
    return new SearchTerms(List.copyOf(terms));
  }

  private static List<String> words(String query) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      quoted ^= c == '"';
      if (!quoted && Character.isWhitespace(c)) {
        addIfAny(words, word);
      } else {
        word.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("Query has a quote that is not closed");
    }
    addIfAny(words, word);
    return words;
  }

  private static void addIfAny(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
