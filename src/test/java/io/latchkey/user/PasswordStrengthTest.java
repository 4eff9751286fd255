package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.api.FieldError;
import io.latchkey.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 52 bits at the least, 64 bytes at the most (token API 1.3). */
class PasswordStrengthTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SomeSecurePassword!",
        "Tr0ub4dor&3-and-a-horse",
        "correct horse battery staple",
        "bxrlpndktvmh",
        "q8Z!m2#kR",
        "3141592653589793",
      })
  void isStrong(String password) {
    assertThat(PasswordStrength.weakness(password)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          password        | including special characters, using uppercase letters, using numbers or using a longer password
          bxrlpndktvm     | including special characters, using uppercase letters, using numbers or using a longer password
          aaaaaaaaaaaaaaaaaaaaaaaa | including special characters, using uppercase letters, using numbers or using a longer password
          abcdefghijklmnopqrstuvwxyz | including special characters, using uppercase letters, using numbers or using a longer password
          qwertyuiopqwertyuiop | including special characters, using uppercase letters, using numbers or using a longer password
          98765432109876543210 | including special characters, using lowercase letters, using uppercase letters or using a longer password
          Ab1             | including special characters or using a longer password
          Ab1!            | using a longer password
          """)
  void isWeakAndSaysWhatWouldHelp(String password, String advice) {
    assertThat(PasswordStrength.weakness(password)).contains("insecure password, try " + advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "                                        "})
  void blankIsRefused(String password) {
    assertThat(PasswordStrength.weakness(password)).contains("password must not be blank");
  }

  @Test
  void theLimitIs64Bytes() {
    String sixtyThree = "q8Z!m2#kR".repeat(7);
    String tooLong = "password must be no more than 64 characters";
    assertThat(PasswordStrength.weakness(sixtyThree + "x")).isEmpty();
    assertThat(PasswordStrength.weakness(sixtyThree + "xy")).contains(tooLong);
    assertThat(PasswordStrength.weakness(sixtyThree + "ä")).contains(tooLong);
  }

  @Test
  void theRefusalNamesTheFieldAndNotThePassword() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PasswordStrength.require("hunter2", "Password is invalid"))
        .satisfies(
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.body().message()).isEqualTo("Password is invalid");
              assertThat(refused.body().validations())
                  .extracting(FieldError::field)
                  .containsExactly("password");
              assertThat(refused.body().toString()).doesNotContain("hunter2");
            });
  }
}
