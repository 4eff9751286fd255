package io.latchkey.user;

import static java.util.Objects.requireNonNull;

import io.latchkey.access.Caller;
import java.security.Principal;

/**
 * The principal of a request: the caller, and the user as read with the key.
 *
 * @param caller the value by which access is decided
 * @param user as of when the key was looked up; not to be changed
 */
public record AuthenticatedUser(Caller caller, User user) implements Principal {

  public AuthenticatedUser {
    requireNonNull(caller);
    requireNonNull(user);
  }

  @Override
  public String getName() {
    return caller.getName();
  }
}
