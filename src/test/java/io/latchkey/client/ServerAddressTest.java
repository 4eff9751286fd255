package io.latchkey.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @Test
  void trailingSlashesAreNoPartOfIt() {
    assertThat(ServerAddress.parse(" https://keys.example.com/latchkey// "))
        .hasToString("https://keys.example.com/latchkey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789-s3cret",
        "htps://user:s3cret@example.com",
        "https://user:s3cret@example.com",
        "https://example.com/?key=s3cret",
        "https://example.com/#s3cret",
        "https://exa mple.com/s3cret",
        "https:///s3cret"
      })
  void whatIsNoneIsNotRepeated(String wrong) {
    Throwable refusal = catchThrowable(() -> ServerAddress.parse(wrong));
    assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasNoCause();
    assertThat(refusal.getMessage()).doesNotContain("s3cret");
  }
}
