package io.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record prints its components; those that hold a secret must not. */
class SecretsInTextTest {

  private static final String SECRET = "s3cr3t";

  static Stream<Record> records() {
    return Stream.of(
        CreateFirstUserRequest.of("o@example.com", "olga", SECRET).withName("Olga"),
        CreateUserRequest.person("o@example.com", "olga", SECRET),
        new LoginRequest("o@example.com", SECRET),
        new UpdatePasswordRequest(SECRET, SECRET),
        new ValidatePasswordRequest(SECRET),
        new CreateKeyResponse(SECRET),
        new LoginResponse(SECRET),
        new IntrospectBatchRequest(List.of(SECRET)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void noRecordShowsASecret(Record holder) {
    assertThat(holder.toString())
        .startsWith(holder.getClass().getSimpleName() + "[")
        .doesNotContain(SECRET);
  }
}
