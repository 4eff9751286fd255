package io.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.FieldError;
import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The refusals that every route shares (token API 1.2). */
class ProblemTest {

  @Test
  void whatIsMissingAndWhatMayNotBeSeenReadTheSame() {
    assertThat(Problem.notFound().status()).isEqualTo(404);
    assertThat(Problem.notFound().body())
        .isEqualTo(
            new ErrorResponse(
                "Resource not found or you do not have access to this resource", null, null));
  }

  @Test
  void theForbiddenBodyIsThatOfTheContract() {
    assertThat(Problem.forbidden().status()).isEqualTo(403);
    assertThat(Problem.forbidden().body().message()).isEqualTo("Forbidden.");
    assertThat(Problem.forbidden().body().detail())
        .isEqualTo(
            "You don't have permission to view this content. If you believe this is a mistake,"
                + " please contact your administrator or try signing in with different"
                + " credentials.");
  }

  @Test
  void aHeaderAndFieldsCanBeAdded() {
    List<FieldError> fields = List.of(new FieldError("f", "why"));
    Problem refused =
        Problem.of(400, "m", "d").withHeader("A", "1").withFields(fields).withHeader("B", "2");
    assertThat(refused.headers()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(refused.body()).isEqualTo(new ErrorResponse("m", "d", fields));
    assertThat(refused).hasMessage("400 m d");
  }

  @Test
  void itRollsBackAndIsNotWrapped() {
    assertThat(Problem.class.getAnnotation(ApplicationException.class).rollback()).isTrue();
  }
}
