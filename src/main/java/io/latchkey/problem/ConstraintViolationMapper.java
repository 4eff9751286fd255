package io.latchkey.problem;

import io.latchkey.api.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Says which fields of a body have the wrong shape (token API 1.2). The message of a constraint is
 * the tag. A secret may have no constraint but "required", because the answer repeats the rejected
 * value.
 */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  @Override
  public Response toResponse(ConstraintViolationException refused) {
    List<FieldError> fields =
        refused.getConstraintViolations().stream()
            .map(ConstraintViolationMapper::fieldError)
            .sorted(Comparator.comparing(FieldError::field))
            .distinct()
            .toList();
    return ProblemMapper.response(Problem.ofFields(400, "Validation failed.", fields));
  }

  private static FieldError fieldError(ConstraintViolation<?> violation) {
    return Problem.violation(
        jsonName(violation.getPropertyPath()),
        violation.getMessage(),
        Objects.toString(violation.getInvalidValue(), ""));
  }

  private static String jsonName(Path path) {
    String last = "";
    for (Path.Node node : path) {
      last = node.getName() == null ? last : node.getName();
    }
    return last.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
