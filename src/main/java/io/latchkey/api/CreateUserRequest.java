package io.latchkey.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * {@code POST /users} (token API 3.3).
 *
 * @param email required unless it is a service account, which must have none
 * @param loginType absent or empty means {@code password}, or {@code none} for a service account
 * @param userStatus absent or empty means {@code dormant}
 * @param organizationIds at least one; the nil UUID stands for the default organization
 * @param roles names of site roles
 */
public record CreateUserRequest(
    @Size(max = 254, message = "email") @Email(message = "email") String email,
    @NotEmpty(message = "required") @Username String username,
    String name,
    String password,
    String loginType,
    String userStatus,
    List<UUID> organizationIds,
    List<String> roles,
    Boolean serviceAccount) {

  /** Names the user without the password. */
  @Override
  public String toString() {
    return "CreateUserRequest[email=" + email + ", username=" + username + "]";
  }
}
