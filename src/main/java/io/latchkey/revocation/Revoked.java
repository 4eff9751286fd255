package io.latchkey.revocation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * The result of a change that revokes something, with the row of the log that says so. Only {@link
 * RevocationLog} creates one, so whoever returns one has written a row; only {@link RevocationWait}
 * opens it, so whoever answers with its value has waited.
 *
 * @param <T> the result
 */
public final class Revoked<T> {

  private final UUID row;
  private final String key;
  private final UUID user;
  private final T value;

  Revoked(UUID row, String key, UUID user, T value) {
    this.row = requireNonNull(row);
    this.key = key;
    this.user = user;
    this.value = value;
  }

  UUID row() {
    return row;
  }

  /** The id of the key, or null. */
  String key() {
    return key;
  }

  /** The id of the user, or null. */
  UUID user() {
    return user;
  }

  T value() {
    return value;
  }
}
