package io.latchkey.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches are as long as people write them: each number of terms is another query to prepare. */
class SearchTermsTest {

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 500, 512})
  void moreThanTwentyTermsAreRefused(int terms) {
    assertThatThrownBy(() -> SearchTerms.parse("a ".repeat(terms)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Query has more than 20 terms");
  }

  @Test
  void twentyTermsAreRead() {
    assertThat(SearchTerms.parse("a ".repeat(20)).terms()).hasSize(20);
    assertThat(SearchTerms.parse(" status:active ".repeat(20)).terms()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_025, 5_000, 1_000_000})
  void moreThanATextOf1024CharactersIsRefused(int length) {
    assertThatThrownBy(() -> SearchTerms.parse("a".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Query has more than 1024 characters");
    assertThatThrownBy(() -> SearchTerms.parse(" ".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTextOf1024CharactersIsRead() {
    assertThat(SearchTerms.parse("a".repeat(1_024)).terms()).hasSize(1);
  }
}
