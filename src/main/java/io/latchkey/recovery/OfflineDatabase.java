package io.latchkey.recovery;

import io.latchkey.user.PasswordHash;
import io.latchkey.user.PasswordStrength;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The two changes that an operator makes without a server, each with its row in the audit log,
 * which a server seals when it runs again, and one in the revocation log. The caller commits.
 */
final class OfflineDatabase {

  private static final int UUID_BYTES = 16;

  /** As text, because the driver sends times to MariaDB without the fraction of a second. */
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static final String NOW = "utc_timestamp(6)";
  private static final String H2_NOW =
      "(timestamp '1970-01-01 00:00:00'"
          + " + (current_timestamp - timestamp with time zone '1970-01-01 00:00:00+00'))";

  private final Connection connection;
  private final Clock clock;
  private final String databaseNow;
  private final OfflineRevocations revocations;

  OfflineDatabase(Connection connection, Clock clock) throws SQLException {
    this.connection = connection;
    this.clock = clock;
    boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    this.databaseNow = h2 ? H2_NOW : NOW;
    this.revocations = new OfflineRevocations(connection, databaseNow);
  }

  /** After the commit: returns when no server accepts what was changed. */
  void awaitServers() throws SQLException, InterruptedException {
    revocations.awaitServers();
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
    int keys = update("delete from api_keys where user_id = ?", new Object[] {user});
    audit(
        "user",
        user,
        username,
        "{\"hashed_password\":{\"secret\":true}}",
        "{\"offline\":true,\"keys_deleted\":" + keys + "}");
    revocations.write(Optional.of(user));
    return keys;
  }

  /**
   * Ends every live key of a user, or of everybody. Servers may be running: the users' rows are
   * locked first, as they are by whoever inserts a key, so that no key is created unnoticed.
   *
   * @return how many
   * @throws IllegalArgumentException when there is no such user
   */
  int expireKeys(Optional<String> username) throws SQLException {
    List<byte[]> users =
        username.isPresent()
            ? ids("select id from users where id = ? for update", requireUser(username.get()))
            : ids("select id from users order by id for update");
    String end = endForAll();
    int all = 0;
    for (byte[] user : users) {
      int keys =
          update(
              "update api_keys set expires_at = ? where expires_at > ? and user_id = ?",
              end,
              end,
              user);
      revocations.markKeysAsEnded(user);
      if (keys > 0) {
        String fields = "{\"offline\":true,\"keys_expired\":" + keys + "}";
        audit("api_key", user, "", "{}", fields);
      }
      all += keys;
    }
    revocations.write(username.isPresent() ? Optional.of(users.get(0)) : Optional.empty());
    return all;
  }

  private List<byte[]> ids(String query, Object... values) throws SQLException {
    List<byte[]> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getBytes(1));
        }
      }
    }
    return ids;
  }

  /**
   * By this machine's clock or the database's, whichever is behind, so that no server still sees it
   * in the future.
   */
  private String endForAll() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select " + databaseNow);
        ResultSet row = statement.executeQuery()) {
      row.next();
      Instant database = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      return TEXT.format(Collections.min(List.of(database, clock.instant())));
    }
  }

  /** Done by no user and from no address; the texts are JSON. */
  private void audit(String type, byte[] user, String target, String diff, String fields)
      throws SQLException {
    update(
        "insert into audit_log (id, happened_at, request_id, ip_address, user_agent,"
            + " resource_type, resource_id, resource_target, action, status_code, diff,"
            + " additional_fields) values (?, ?, ?, '', '', ?, ?, ?, 'write', 200, ?, ?)",
        OfflineRevocations.random(),
        now(),
        new byte[UUID_BYTES],
        type,
        user,
        target,
        diff,
        fields);
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
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private String now() {
    return TEXT.format(clock.instant());
  }
}
