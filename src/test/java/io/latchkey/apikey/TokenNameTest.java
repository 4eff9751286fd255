package io.latchkey.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.api.FieldError;
import io.latchkey.problem.Problem;
import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Given names are kept as they are, within D11; others are made up (token API 1.3). */
class TokenNameTest {

  static String[] names() {
    return new String[] {
      "n",
      " ",
      "ends with spaces  ",
      "Tokenconfig",
      "a/b?c#d%",
      "ü🔑<&>'\"\\",
      "🔑".repeat(128),
      "x".repeat(128),
      "tokenconfig ",
      ".",
      "..",
      "me",
      "null"
    };
  }

  @ParameterizedTest
  @MethodSource("names")
  void anyOtherNameIsKeptAsItIs(String name) {
    assertThat(TokenName.require(name)).isEqualTo(name);
  }

  static FieldError[] refusals() {
    String control = "must not contain control characters";
    return new FieldError[] {
      new FieldError("x".repeat(129), "must be at most 128 characters"),
      new FieldError("🔑".repeat(129), "must be at most 128 characters"),
      new FieldError("a\nb", control),
      new FieldError("a\u0000", control),
      new FieldError("\u007f", control),
      new FieldError("\u0085", control),
      new FieldError("tokenconfig", "must not be \"tokenconfig\""),
    };
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefusedWithTheReason(FieldError nameAndReason) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> TokenName.require(nameAndReason.field()))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.body().message()).isEqualTo("Validation failed.");
              assertThat(refused.body().validations())
                  .containsExactly(new FieldError("token_name", nameAndReason.detail()));
            });
  }

  @RepeatedTest(20)
  void aGeneratedNameIsAnAdjectiveASurnameAndADigit() {
    assertThat(TokenName.generate(new SecureRandom())).matches("[a-z]+_[a-z]+[0-9]");
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void generatedNamesFollowTheSource(long seed) {
    String first = TokenName.generate(new java.util.Random(seed));
    assertThat(TokenName.generate(new java.util.Random(seed))).isEqualTo(first);
  }
}
