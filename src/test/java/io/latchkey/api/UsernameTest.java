package io.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of users, by the pattern that the constraint carries (token API 1.3). */
class UsernameTest {

  private static final String THIRTY_ONE = "a".repeat(31);

  private static boolean isUsername(String text) {
    return text.matches(Username.class.getAnnotation(Pattern.class).regexp());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "Olga", "olga-7", "a-b-c", "news", "Create", "newcreate", ""})
  void isAccepted(String text) {
    assertThat(isUsername(text)).isTrue();
    assertThat(isUsername(THIRTY_ONE + "b")).as("32 characters").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new", "create", "-a", "a-", "a--b", "a_b", "a b", "a.b", "ä", "a\n", "\na", "a\u0000", "-"
      })
  void isRefused(String text) {
    assertThat(isUsername(text)).isFalse();
    assertThat(isUsername(THIRTY_ONE + "bc")).as("33 characters").isFalse();
  }
}
