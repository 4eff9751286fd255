package io.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of what nobody need be asked, and what is kept of a key. */
class PresentedKeyTextTest {

  private static final String TEXT = "abcdefghij-0123456789abcdefghijkl";

  private static PresentedKeyText parse(String text) {
    return PresentedKeyText.parse(text).orElseThrow();
  }

  @Test
  void onlyWhatHasTheFormOfAKeyIsOne() {
    assertThat(parse(TEXT).id()).isEqualTo("abcdefghij");
    assertThat(
            Stream.of(
                null,
                "",
                "-",
                TEXT + "m",
                TEXT.substring(1),
                " " + TEXT.substring(1),
                TEXT.replace('-', '_'),
                TEXT.replace('0', '-'),
                TEXT.replace('0', 'ä'),
                TEXT.replace('0', '٣'), // a digit elsewhere
                TEXT.replace('0', '\n'),
                "abcdefghi-j0123456789abcdefghijkl"))
        .allMatch(text -> PresentedKeyText.parse(text).isEmpty());
  }

  @Test
  void twoAreEqualIfTheWholeTextIs() {
    assertThat(parse(TEXT)).isEqualTo(parse(TEXT)).hasSameHashCodeAs(parse(TEXT));
    assertThat(parse(TEXT).hash())
        .isNotEqualTo(parse(TEXT.replace("kl", "kk")).hash())
        .isNotEqualTo(parse(TEXT.replace("ab", "aB")).hash())
        .isNotEqualTo(TEXT);
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(parse(TEXT).toString()).contains("abcdefghij").doesNotContain("0123456789");
  }
}
