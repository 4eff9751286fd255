package io.latchkey.api;

/** {@code POST /users/validate-password} (token API 1.3). */
public record ValidatePasswordRequest(String password) {

  /** Shows nothing. */
  @Override
  public String toString() {
    return "ValidatePasswordRequest[…]";
  }
}
