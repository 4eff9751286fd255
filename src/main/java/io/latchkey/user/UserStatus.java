package io.latchkey.user;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Whether a user may act. */
public enum UserStatus {
  /** May act. */
  ACTIVE,
  /** Not seen yet, or not for long; becomes active by being seen. */
  DORMANT,
  /** Shut out until an administrator says otherwise. */
  SUSPENDED;

  /** The name on the wire and in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
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
