package io.latchkey.search;

import io.latchkey.api.FieldError;
import io.latchkey.api.Json;
import io.latchkey.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a request's query parameters, and rejects all invalid ones at once (token API 1.4). */
public final class QueryParameters {

  private static final String MESSAGE = "Query parameters have invalid values.";

  private final MultivaluedMap<String, String> given;
  private final List<FieldError> wrong = new ArrayList<>();

  /** Reads from the decoded parameters of a request. */
  public QueryParameters(MultivaluedMap<String, String> given) {
    this.given = given;
  }

  /** An integer from 0 to 2,147,483,647; absent reads as 0. */
  public int nonNegative(String name) {
    Optional<String> text = text(name);
    try {
      int number = text.map(Integer::parseInt).orElse(0);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // reported below
    }
    refuse(name, "must be a non-negative integer");
    return 0;
  }

  /** A UUID, if there is one. */
  public Optional<UUID> uuid(String name) {
    Optional<String> text = text(name);
    Optional<UUID> uuid = text.flatMap(Json::uuid);
    if (text.isPresent() && uuid.isEmpty()) {
      refuse(name, "must be a valid uuid");
    }
    return uuid;
  }

  /** Any text, if there is one that is not empty. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(given.getFirst(name)).filter(text -> !text.isEmpty());
  }

  private void refuse(String name, String why) {
    wrong.add(error(name, why));
  }

  /** The error for one parameter, or one term of a search. */
  static FieldError error(String name, String why) {
    return new FieldError(name, "Query param \"" + name + "\" " + why);
  }

  /**
   * The 400 for one parameter that a feature reads itself.
   *
   * @param why continues the sentence {@code Query param "name"}
   */
  public static Problem refusal(String name, String why) {
    return Problem.ofFields(400, MESSAGE, List.of(error(name, why)));
  }

  /** Rejects the request with 400 when something read so far was invalid. */
  public void refuseIfAnyIsWrong() {
    if (!wrong.isEmpty()) {
      throw Problem.ofFields(400, MESSAGE, wrong);
    }
  }
}
