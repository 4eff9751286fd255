package io.latchkey.apikey;

import io.latchkey.fixture.ChangesByHand;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Users and keys as rows, for tests inside the server: made, read and changed by plain JDBC, past
 * everything that is tested. Times in the database are UTC.
 */
record KeyRows(DataSource database) {
  private static final int BATCH = 500;
  private static final String INSERT_KEY =
      "insert into api_keys (id, hashed_secret, user_id, login_type, token_name, scopes,"
          + " allow_list, lifetime_seconds, ip_address, created_at, updated_at, expires_at)"
          + " values (?, ?, ?, ?, ?, 'coder:all', '*:*', 86400, '192.0.2.7', ?, ?, ?)";

  /** Adds an active user of an organization of its own, so that no first user is needed. */
  UUID addUser() throws SQLException {
    UUID id = UUID.randomUUID();
    String name = "row-" + id.toString().substring(0, 13);
    LocalDateTime now = utc(Instant.parse("2026-01-01T00:00:00Z"));
    update(
        "insert into organizations values (?, ?, '', '', '', false, ?, ?)",
        bytes(id),
        name,
        now,
        now);
    update(
        "insert into users (id, organization_id, username, username_key, email, name, avatar_url,"
            + " login_type, status, roles, service_account, deleted, created_at, updated_at)"
            + " values (?, ?, ?, ?, '', '', '', 'none', 'active', '', true, false, ?, ?)",
        bytes(id),
        bytes(id),
        name,
        name,
        now,
        now);
    return id;
  }

  /** Removes a user that {@link #addUser} made, and its keys. */
  void removeUser(UUID id) throws SQLException {
    update("delete from users where id = ?", bytes(id));
    update("delete from organizations where id = ?", bytes(id));
  }

  /** Adds keys whose ids begin with a prefix of 4 characters and end in a number. */
  void addKeys(String prefix, int count, UUID user, String loginType, Instant expiresAt)
      throws SQLException {
    LocalDateTime end = utc(expiresAt);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT_KEY)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        String id = prefix + "%06d".formatted(i);
        String name = loginType.equals("token") ? id : null;
        Object[] values = {id, new byte[32], bytes(user), loginType, name, end, end, end};
        bind(statement, values);
        statement.addBatch();
        if (i % BATCH == BATCH - 1 || i == count - 1) {
          statement.executeBatch();
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** How many of a user's keys are left. */
  int count(UUID user) throws SQLException {
    return ((Number) ask("select count(*) from api_keys where user_id = ?", bytes(user)).get(0))
        .intValue();
  }

  /** Adds attempts of that time from that address, by bulk. */
  void addFailedLogins(String address, int count, Instant time) throws SQLException {
    String insert =
        "insert into failed_logins (id, account, address, attempted_at) values (?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        bind(statement, bytes(UUID.randomUUID()), new byte[32], address, utc(time));
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** How many attempts from that address are left. */
  int countFailedLogins(String address) throws SQLException {
    String query = "select count(*) from failed_logins where address = ?";
    return ((Number) ask(query, address).get(0)).intValue();
  }

  /** Executes a change; what it changes is not answered from the server's memory any more. */
  void update(String sql, Object... values) throws SQLException {
    execute(sql, values);
    if (sql.startsWith("update ")) {
      ChangesByHand.tell(database);
    }
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.execute();
    }
  }

  /** The columns of the first row; times as {@link Instant}. */
  List<Object> ask(String query, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        List<Object> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          Object value = row.getObject(i);
          boolean time = value instanceof Timestamp || value instanceof LocalDateTime;
          columns.add(
              time ? row.getObject(i, LocalDateTime.class).toInstant(ZoneOffset.UTC) : value);
        }
        return columns;
      }
    }
  }

  static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
