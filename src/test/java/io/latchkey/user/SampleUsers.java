package io.latchkey.user;

import io.latchkey.access.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Users for tests without a database. */
public final class SampleUsers {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private SampleUsers() {}

  /** An active user with these roles. */
  public static User active(Role... roles) {
    User user = new User(new UUID(0, 9), "olga", "olga@example.com", "Olga", CREATED);
    user.setRoles(Set.of(roles), CREATED);
    user.setStatus(UserStatus.ACTIVE, CREATED);
    return user;
  }

  /** A user who has not been seen yet. */
  public static User dormant() {
    User user = active();
    user.setStatus(UserStatus.DORMANT, CREATED);
    return user;
  }

  /** A user of whom only the row is left. */
  public static User deleted() {
    User user = active();
    user.delete(CREATED);
    return user;
  }
}
