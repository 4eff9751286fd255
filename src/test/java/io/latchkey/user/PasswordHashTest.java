package io.latchkey.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords as they are stored (token API 1.3). */
class PasswordHashTest {

  private static final String PASSWORD = "correct horse battery staple ä🔑";

  /** Published test vector of PBKDF2 with HMAC-SHA-256: "password", "salt", 4096 rounds. */
  private static final String KNOWN =
      "$pbkdf2-sha256$4096$c2FsdA$xeR41ZKIyEGqUw22hFxMjZYok6ABzk4RpJY4c6qYE0o";

  @Test
  void theRightPasswordMatchesAfterStoringAndAWrongOneDoesNot() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of(PASSWORD).text());
    assertThat(hash.matches(PASSWORD)).isTrue();
    assertThat(hash.matches(PASSWORD + " ")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void theStoredFormNamesRoundsSaltAndHash() {
    String text = PasswordHash.of(PASSWORD).text();
    assertThat(text).matches("\\$pbkdf2-sha256\\$600000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(PasswordHash.of(PASSWORD).text()).as("a fresh salt").isNotEqualTo(text);
  }

  @Test
  void anotherImplementationsHashIsUnderstood() {
    assertThat(PasswordHash.parse(KNOWN).matches("password")).isTrue();
    assertThat(PasswordHash.parse(KNOWN).matches("Password")).isFalse();
    assertThat(PasswordHash.parse(KNOWN).text()).isEqualTo(KNOWN);
  }

  @Test
  void whereThereIsNoUserTheSameWorkIsDone() {
    assertThat(PasswordHash.NOBODY.text())
        .matches("\\$pbkdf2-sha256\\$600000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$pbkdf2-sha512$1$c2FsdA$c2FsdA",
        "$pbkdf2-sha256$1$c2FsdA",
        "$pbkdf2-sha256$many$c2FsdA$c2FsdA",
        "$pbkdf2-sha256$1$!$c2FsdA",
        "$pbkdf2-sha256$1$a$b$c"
      })
  void whatIsNoStoredPasswordIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(text));
  }

  @Test
  void itsTextShowsNothing() {
    assertThat(PasswordHash.parse(KNOWN)).hasToString("PasswordHash[…]");
    assertThatNullPointerException().isThrownBy(() -> PasswordHash.parse(null));
  }
}
