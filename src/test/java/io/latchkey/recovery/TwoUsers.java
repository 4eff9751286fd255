package io.latchkey.recovery;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database of two users, Olga and otto, with two live keys each and one that has ended. */
final class TwoUsers {

  private static final LocalDateTime LONG_AGO = LocalDateTime.parse("2020-01-01T00:00:00");
  private static final LocalDateTime FAR_AHEAD = LocalDateTime.parse("2999-01-01T00:00:00");

  private final String url;
  private Connection connection;

  TwoUsers(String url) {
    this.url = url;
  }

  /** Makes it anew; a connection to it. */
  Connection make() throws SQLException {
    Flyway flyway =
        Flyway.configure()
            .dataSource(url, "sa", "")
            .locations("classpath:db/migration")
            .placeholders(Map.of("exact", ""))
            .cleanDisabled(false)
            .load();
    flyway.clean();
    flyway.migrate();
    connection = DriverManager.getConnection(url, "sa", "");
    execute(
        "insert into organizations values (?, 'default', '', '', '', true, ?, ?)",
        bytes(9),
        LONG_AGO,
        LONG_AGO);
    for (int user = 1; user <= 2; user++) {
      addUser(user, user == 1 ? "Olga" : "otto");
      addKey("live1-" + user, user, FAR_AHEAD);
      addKey("live2-" + user, user, FAR_AHEAD);
      addKey("ended-" + user, user, LONG_AGO);
    }
    return connection;
  }

  private void addUser(int id, String username) throws SQLException {
    execute(
        "insert into users (id, organization_id, username, username_key, email, name, avatar_url,"
            + " password_hash, login_type, status, roles, service_account, deleted, created_at,"
            + " updated_at) values (?, ?, ?, lower(?), '', '', '', null, 'none', 'suspended',"
            + " 'owner', false, false, ?, ?)",
        bytes(id),
        bytes(9),
        username,
        username,
        LONG_AGO,
        LONG_AGO);
  }

  private void addKey(String id, int user, LocalDateTime expiresAt) throws SQLException {
    execute(
        "insert into api_keys (id, hashed_secret, user_id, login_type, scopes, allow_list,"
            + " lifetime_seconds, ip_address, created_at, updated_at, expires_at)"
            + " values (?, ?, ?, 'password', 'coder:all', '*:*', 60, '::1', ?, ?, ?)",
        id,
        new byte[32],
        bytes(user),
        LONG_AGO,
        LONG_AGO,
        expiresAt);
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(16).putLong(0).putLong(number).array();
  }
}
