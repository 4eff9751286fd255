package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a key (token API 2.1) and what is said of one that is none (2.3, rows 2 to 4). */
class KeySecretTest {

  private static final String ID = "0123456789";
  private static final String SECRET = "abcdefghijklmnopqrstuv";

  @Test
  void newOnesHave10And22CharactersAndDiffer() {
    SecureRandom random = new SecureRandom();
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      texts.add(KeySecret.generate(random).reveal());
    }
    assertThat(texts)
        .hasSize(1_000)
        .allMatch(text -> text.matches("[0-9A-Za-z]{10}-[0-9A-Za-z]{22}"));
    assertThat(String.join("", texts)).contains("0", "9", "A", "Z", "a", "z");
  }

  @Test
  void whatIsRevealedIsReadAgain() {
    KeySecret read = KeySecret.parse(ID + "-" + SECRET);
    assertThat(read.id()).isEqualTo(ID);
    assertThat(read.reveal()).isEqualTo(ID + "-" + SECRET);
  }

  @Test
  void theHashIsSha256OfTheSecretHalfOnly() {
    KeySecret read = KeySecret.parse(ID + "-" + SECRET);
    assertThat(HexFormat.of().formatHex(read.hash()))
        .isEqualTo("f69f9b70d1c9a5442258ca76f8b0a7a45fcb4e31c36141b6357ec591328b0624");
    assertThat(read.matches(KeySecret.parse("9876543210-" + SECRET).hash())).isTrue();
    assertThat(read.matches(KeySecret.parse(ID + "-" + "x".repeat(22)).hash())).isFalse();
    assertThat(read.matches(new byte[0])).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                | incorrect amount of API key parts, expected 2 got 1
          abc                               | incorrect amount of API key parts, expected 2 got 1
          a-b-c                             | incorrect amount of API key parts, expected 2 got 3
          --                                | incorrect amount of API key parts, expected 2 got 3
          0123456789-abcdefghijklmnopqrstuv-| incorrect amount of API key parts, expected 2 got 3
          -                                 | invalid API key ID length, expected 10 got 0
          012345678-abcdefghijklmnopqrstuv  | invalid API key ID length, expected 10 got 9
          01234567890-short                 | invalid API key ID length, expected 10 got 11
          äöüäöü-abcdefghijklmnopqrstuv     | invalid API key ID length, expected 10 got 12
          0123456789-abcdefghijklmnopqrstu  | invalid API key secret length, expected 22 got 21
          0123456789-abcdefghijklmnopqrstuvw| invalid API key secret length, expected 22 got 23
          0123456789-                       | invalid API key secret length, expected 22 got 0
          """)
  void whatHasNotTheFormIsRefusedWithTheReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeySecret.parse(text))
        .withMessage("Invalid API key format: " + reason);
  }

  @Test
  void itsTextShowsTheIdOnly() {
    assertThat(KeySecret.parse(ID + "-" + SECRET)).hasToString("KeySecret[0123456789-…]");
  }
}
