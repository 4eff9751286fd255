package io.latchkey.user;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a user logs in, and what kind of key a key is (token API 4.1): {@code TOKEN} is for keys
 * only.
 */
public enum LoginType {
  /** A user with a password; a key that is a session. */
  PASSWORD,
  /** A key that its user named and keeps. */
  TOKEN,
  /** A user who cannot log in, such as a service account. */
  NONE;

  /** The name on the wire and in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The login type with that name; names are lower case. */
  public static Optional<LoginType> find(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
  }

  /** Stores the name. */
  public static final class Column implements AttributeConverter<LoginType, String> {
    @Override
    public String convertToDatabaseColumn(LoginType type) {
      return type.text();
    }

    @Override
    public LoginType convertToEntityAttribute(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
