package io.latchkey.apikey;

import io.latchkey.access.Role;
import io.latchkey.api.GoDuration;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.user.User;
import java.time.Duration;

/**
 * How long a token may last: the cap depends on the user it is for, not on the one who asks (4.2).
 */
final class TokenLifetime {

  private final Settings settings;

  TokenLifetime(Settings settings) {
    this.settings = settings;
  }

  /** The longest token that this user may have. */
  Duration cap(User user) {
    return user.roles().contains(Role.OWNER)
        ? settings.maxAdminTokenLifetime()
        : settings.maxTokenLifetime();
  }

  /**
   * The lifetime of a new token.
   *
   * @param nanoseconds as asked for; null or 0 means the default, to which no cap applies
   * @throws Problem 400 when it is negative or above the cap
   */
  Duration of(Long nanoseconds, User user) {
    if (nanoseconds == null || nanoseconds == 0) {
      return settings.defaultTokenLifetime();
    }
    if (nanoseconds < 0) {
      throw refused("lifetime must be positive number greater than 0");
    }
    Duration lifetime = Duration.ofNanos(nanoseconds);
    Duration cap = cap(user);
    if (lifetime.compareTo(cap) > 0) {
      throw refused("lifetime must be less than " + new GoDuration(cap));
    }
    return lifetime;
  }

  private static Problem refused(String detail) {
    return Problem.of(400, "Failed to validate create API key request.", detail);
  }
}
