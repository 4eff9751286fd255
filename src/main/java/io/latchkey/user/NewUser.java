package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Role;
import io.latchkey.api.CreateUserRequest;
import io.latchkey.api.FieldError;
import io.latchkey.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code POST /users} asks for, parsed: the checks of token API 3.3, in order, up to the first
 * that needs the database.
 *
 * @param password null for a service account
 */
record NewUser(
    CreateUserRequest request,
    String email,
    boolean serviceAccount,
    String password,
    UserStatus status,
    Set<Role> roles) {

  static NewUser parse(CreateUserRequest request, boolean passwordAuth) {
    boolean service = Boolean.TRUE.equals(request.serviceAccount());
    String loginType = Objects.requireNonNullElse(request.loginType(), "");
    String password = Objects.requireNonNullElse(request.password(), "");
    String email = Objects.requireNonNullElse(request.email(), "");
    if (service) {
      requireServiceAccount(loginType, password, email);
    } else {
      requirePerson(loginType, password, email, passwordAuth);
    }
    if (request.organizationIds() == null || request.organizationIds().isEmpty()) {
      throw Problem.of(
              400,
              "No organization specified to place the user as a member of. It is required to"
                  + " specify at least one organization id to place the user in.",
              "required at least 1 value for the array 'organization_ids'")
          .withFields(
              List.of(new FieldError("organization_ids", "Missing values, this cannot be empty")));
    }
    return new NewUser(
        request,
        email,
        service,
        service ? null : password,
        status(request.userStatus()),
        roles(request.roles()));
  }

  private static void requireServiceAccount(String loginType, String password, String email) {
    if (!loginType.isEmpty() && !loginType.equals("none")) {
      throw Problem.of(400, "Service accounts must use login type 'none'.");
    }
    if (!password.isEmpty()) {
      throw Problem.of(400, "Password cannot be set for service accounts.");
    }
    if (!email.isEmpty()) {
      throw Problem.of(400, "Email cannot be set for service accounts.");
    }
  }

  private static void requirePerson(
      String loginType, String password, String email, boolean passwordAuth) {
    if (email.isEmpty()) {
      throw Problem.invalid("email", "required", "");
    }
    if (loginType.equals("none")) {
      throw Problem.of(400, "Login type 'none' requires a service account.");
    }
    if (!isPassword(loginType) && !password.isEmpty()) {
      throw Problem.of(
          400, "Password cannot be set for non-password (\"" + loginType + "\") authentication.");
    }
    if (isPassword(loginType) && !passwordAuth) {
      throw Problem.of(
          403,
          "Password based authentication is disabled! Unable to provision new users with password"
              + " authentication.");
    }
  }

  private static boolean isPassword(String loginType) {
    return loginType.isEmpty() || loginType.equals("password");
  }

  /**
   * The password's hash; takes some 0.2 seconds. Empty if there is no password or it is too weak.
   *
   * @throws Problem 403 when the caller's key may not create users at all (D23), 503 when too many
   *     passwords are being hashed
   */
  Optional<PasswordHash> hashedPassword(Caller caller) {
    ActingCaller.requireUnrestricted(caller);
    return Optional.ofNullable(password)
        .filter(given -> PasswordStrength.weakness(given).isEmpty())
        .map(given -> HashQueue.each(caller.userId(), () -> PasswordHash.of(given)));
  }

  /** Rejects login types that this server does not offer; the contract's order puts this late. */
  void requireLoginType() {
    String loginType = Objects.requireNonNullElse(request.loginType(), "");
    if (serviceAccount || isPassword(loginType)) {
      return;
    }
    throw Problem.of(
        400,
        loginType.equals("oidc")
            ? "You must configure OIDC before creating OIDC users."
            : "Unsupported login type \"" + loginType + "\" for manually creating new users.");
  }

  private static UserStatus status(String text) {
    if (text == null || text.isEmpty()) {
      return UserStatus.DORMANT;
    }
    return UserStatus.find(text).orElseThrow(() -> Problem.invalid("user_status", "oneof", text));
  }

  /** The roles with these names, duplicates dropped. Everybody is a member, named or not. */
  static Set<Role> roles(List<String> names) {
    Set<Role> roles = new LinkedHashSet<>();
    for (String name : names == null ? List.<String>of() : names) {
      String text = Objects.requireNonNullElse(name, "").toLowerCase(Locale.ROOT);
      roles.add(
          Role.find(text)
              .orElseThrow(
                  () ->
                      Problem.ofField(
                          400,
                          "\"" + text + "\" is not a site role.",
                          "roles",
                          "\"" + text + "\" is not a site role.")));
    }
    roles.remove(Role.MEMBER);
    return roles;
  }
}
