package io.latchkey.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;

/** {@code POST /users/login} (token API 3.2). */
public record LoginRequest(
    @NotEmpty(message = "required") @Email(message = "email") String email,
    @NotEmpty(message = "required") String password) {

  /** Names the user without the password. */
  @Override
  public String toString() {
    return "LoginRequest[email=" + email + "]";
  }
}
