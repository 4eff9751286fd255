package io.latchkey.oauth;

import io.latchkey.api.Form;
import io.latchkey.problem.Problem;

/** The parameter by which clients say which key they mean. */
final class Tokens {

  private Tokens() {}

  /**
   * Its value.
   *
   * @throws Problem 400 when there is none
   */
  static String required(Form form) {
    if (form == null) {
      throw missing();
    }
    return form.value("token").orElseThrow(Tokens::missing);
  }

  private static Problem missing() {
    return Problem.of(400, "Bad request.", "The parameter token is missing.").because("malformed");
  }
}
