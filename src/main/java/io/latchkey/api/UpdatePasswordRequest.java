package io.latchkey.api;

import jakarta.validation.constraints.NotEmpty;

/**
 * {@code PUT /users/{user}/password} (token API 3.3).
 *
 * @param oldPassword required for changing one's own password
 */
public record UpdatePasswordRequest(
    String oldPassword, @NotEmpty(message = "required") String password) {

  /** Shows nothing. */
  @Override
  public String toString() {
    return "UpdatePasswordRequest[…]";
  }
}
