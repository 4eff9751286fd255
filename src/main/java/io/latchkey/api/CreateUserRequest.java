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

  private static final List<UUID> DEFAULT_ORGANIZATION = List.of(new UUID(0, 0));

  /** Somebody who logs in with a password, in the default organization and without roles. */
  public static CreateUserRequest person(String email, String username, String password) {
    return new CreateUserRequest(
        email, username, null, password, "password", null, DEFAULT_ORGANIZATION, null, null);
  }

  /** A user for programs, without an email address or password, in the default organization. */
  public static CreateUserRequest serviceAccount(String username) {
    return new CreateUserRequest(
        null, username, null, null, null, null, DEFAULT_ORGANIZATION, null, true);
  }

  /** The same, with a real name. */
  public CreateUserRequest withName(String name) {
    return new CreateUserRequest(
        email,
        username,
        name,
        password,
        loginType,
        userStatus,
        organizationIds,
        roles,
        serviceAccount);
  }

  /** The same, with this initial status. */
  public CreateUserRequest withUserStatus(String userStatus) {
    return new CreateUserRequest(
        email,
        username,
        name,
        password,
        loginType,
        userStatus,
        organizationIds,
        roles,
        serviceAccount);
  }

  /** The same, in these organizations instead. */
  public CreateUserRequest withOrganizationIds(List<UUID> organizationIds) {
    return new CreateUserRequest(
        email,
        username,
        name,
        password,
        loginType,
        userStatus,
        organizationIds,
        roles,
        serviceAccount);
  }

  /** The same, with these site roles. */
  public CreateUserRequest withRoles(List<String> roles) {
    return new CreateUserRequest(
        email,
        username,
        name,
        password,
        loginType,
        userStatus,
        organizationIds,
        roles,
        serviceAccount);
  }

  /** Names the user without the password. */
  @Override
  public String toString() {
    return "CreateUserRequest[email=" + email + ", username=" + username + "]";
  }
}
