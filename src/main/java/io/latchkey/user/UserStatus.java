package io.latchkey.user;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a user may act. */
public enum UserStatus {
  /** May act. */
  ACTIVE,
  /** Not seen yet; becomes active by being seen. */
  DORMANT,
  /** Locked out until an administrator activates the user again. */
  SUSPENDED;

  /** The name on the wire and in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with that name, for example {@code active}; names are case-sensitive. */
  public static Optional<UserStatus> find(String text) {
    return Arrays.stream(values()).filter(status -> status.text().equals(text)).findFirst();
  }

  /** Stores the name. */
  public static final class Column implements AttributeConverter<UserStatus, String> {
    @Override
    public String convertToDatabaseColumn(UserStatus status) {
      return status.text();
    }

    @Override
    public UserStatus convertToEntityAttribute(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
