package io.latchkey.session;

import io.latchkey.api.CreateFirstUserRequest;
import io.latchkey.api.CreateFirstUserResponse;
import io.latchkey.problem.Problem;
import io.latchkey.user.PasswordHash;
import io.latchkey.user.PasswordStrength;
import io.latchkey.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Creates the first user (token API 3.1); the password is hashed before the transaction. */
@ApplicationScoped
public class FirstUserCreation {

  @Inject Users users;

  /**
   * Creates the owner of a new installation and the default organization.
   *
   * @throws Problem 409 when a user exists, 400 when the password is weak
   */
  public CreateFirstUserResponse create(CreateFirstUserRequest request) {
    if (users.anyExist()) {
      throw Users.firstUserExists();
    }
    PasswordStrength.require(request.password(), "Password is invalid");
    return users.createFirst(request, PasswordHash.of(request.password()));
  }
}
