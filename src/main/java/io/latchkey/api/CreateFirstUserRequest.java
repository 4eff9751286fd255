package io.latchkey.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * {@code POST /users/first} (token API 3.1). Other members that clients send are ignored.
 *
 * @param email the owner's email address
 * @param username the owner's username, by the rule of token API 1.3
 * @param name the real name, cut to 128 characters; may be absent
 * @param password at least 52 bits of entropy, at most 64 bytes
 */
public record CreateFirstUserRequest(
    @NotEmpty(message = "required") @Size(max = 254, message = "email") @Email(message = "email")
        String email,
    @NotEmpty(message = "required") @Username String username,
    String name,
    @NotEmpty(message = "required") String password) {

  /** An owner without a real name. */
  public static CreateFirstUserRequest of(String email, String username, String password) {
    return new CreateFirstUserRequest(email, username, null, password);
  }

  /** The same, with a real name. */
  public CreateFirstUserRequest withName(String name) {
    return new CreateFirstUserRequest(email, username, name, password);
  }

  /** Names the user without the password. */
  @Override
  public String toString() {
    return "CreateFirstUserRequest[email=" + email + ", username=" + username + "]";
  }
}
