package io.latchkey.recovery;

import io.latchkey.user.PasswordHash;
import io.latchkey.user.PasswordStrength;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The two changes that an operator makes without a server. The caller commits. */
final class OfflineDatabase {

  private final Connection connection;
  private final Clock clock;

  OfflineDatabase(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Gives a user a new password, lets them in, and deletes all their keys.
   *
   * @return how many keys
   * @throws IllegalArgumentException when there is no such user, or the password is too weak
   */
  int setPassword(String username, String password) throws SQLException {
    byte[] user = requireUser(username);
    Optional<String> weakness = PasswordStrength.weakness(password);
    if (weakness.isPresent()) {
      throw new IllegalArgumentException(weakness.get());
    }
    update(
        "update users set password_hash = ?, login_type = 'password', status = 'active',"
            + " updated_at = ? where id = ?",
        PasswordHash.of(password).text(),
        now(),
        user);
    return update("delete from api_keys where user_id = ?", new Object[] {user});
  }

  /**
   * Ends every live key of a user, or of everybody.
   *
   * @return how many
   * @throws IllegalArgumentException when there is no such user
   */
  int expireKeys(Optional<String> username) throws SQLException {
    LocalDateTime now = now();
    String all = "update api_keys set expires_at = ? where expires_at > ?";
    return username.isPresent()
        ? update(all + " and user_id = ?", now, now, requireUser(username.get()))
        : update(all, now, now);
  }

  private byte[] requireUser(String username) throws SQLException {
    String query = "select id from users where username_key = ? and deleted = false";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, username.toLowerCase(Locale.ROOT));
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return row.getBytes(1);
        }
      }
    }
    throw new IllegalArgumentException("there is no user " + username);
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
