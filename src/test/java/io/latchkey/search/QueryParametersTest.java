package io.latchkey.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.latchkey.api.FieldError;
import io.latchkey.problem.Problem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of a page (token API 1.4). */
class QueryParametersTest {

  private static QueryParameters given(Map<String, String> parameters) {
    MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
    parameters.forEach(all::add);
    return new QueryParameters(all);
  }

  @Test
  void whatIsGivenIsReadAndWhatIsAbsentIsNothing() {
    UUID user = new UUID(1, 2);
    QueryParameters read = given(Map.of("limit", "2147483647", "after_id", user.toString()));
    assertThat(read.nonNegative("limit")).isEqualTo(Integer.MAX_VALUE);
    assertThat(read.nonNegative("offset")).isZero();
    assertThat(read.uuid("after_id")).contains(user);
    assertThat(read.uuid("other")).isEmpty();
    assertThat(read.text("q")).isEmpty();
    read.refuseIfAnyIsWrong();
    assertThat(given(Map.of("limit", "")).nonNegative("limit")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "x", " 1", "2147483648", "1e3", "0x1"})
  void aWrongNumberIsNamed(String number) {
    QueryParameters read = given(Map.of("limit", number));
    assertThat(read.nonNegative("limit")).isZero();
    assertRefused(
        read, new FieldError("limit", "Query param \"limit\" must be a non-negative integer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-2-3-4-5", "0000000g-0000-0000-0000-000000000000"})
  void aWrongUuidIsNamed(String id) {
    QueryParameters read = given(Map.of("after_id", id));
    assertThat(read.uuid("after_id")).isEmpty();
    assertRefused(
        read, new FieldError("after_id", "Query param \"after_id\" must be a valid uuid"));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    QueryParameters read = given(Map.of("limit", "x", "after_id", "x"));
    read.nonNegative("limit");
    read.uuid("after_id");
    assertRefused(
        read,
        new FieldError("limit", "Query param \"limit\" must be a non-negative integer"),
        new FieldError("after_id", "Query param \"after_id\" must be a valid uuid"));
  }

  private static void assertRefused(QueryParameters read, FieldError... fields) {
    Problem refused =
        assertThatExceptionOfType(Problem.class).isThrownBy(read::refuseIfAnyIsWrong).actual();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().message()).isEqualTo("Query parameters have invalid values.");
    assertThat(refused.body().validations()).containsExactly(fields);
  }
}
