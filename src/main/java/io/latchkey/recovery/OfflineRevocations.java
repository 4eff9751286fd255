package io.latchkey.recovery;

import io.latchkey.lease.RevokerTerms;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Has running servers forget what was changed without them: a row in the revocation log with the
 * change, and after the commit a wait until none of them can answer from what it read before; the
 * protocol is that of {@code src/site/markdown/revocation.md}. A database that no server of this
 * version has migrated has no log, and no server that answers from memory.
 */
final class OfflineRevocations {

  private static final int UUID_BYTES = 16;

  private final Connection connection;
  private final String now;
  private final boolean logged;

  private byte[] row;
  private byte[] user;

  /**
   * Nothing is written yet.
   *
   * @param now the database's time in UTC, as an expression
   */
  OfflineRevocations(Connection connection, String now) throws SQLException {
    this.connection = connection;
    this.now = now;
    this.logged = hasTable("revocation_log") || hasTable("REVOCATION_LOG");
  }

  private boolean hasTable(String name) throws SQLException {
    try (ResultSet found =
        connection.getMetaData().getTables(connection.getCatalog(), null, name, null)) {
      return found.next();
    }
  }

  /**
   * Marks all keys of a user as ended, those too that have just ended by themselves: a server whose
   * clock is behind might still take them.
   */
  void markKeysAsEnded(byte[] owner) throws SQLException {
    if (logged) {
      String update = "update api_keys set ended = true where ended = false and user_id = ?";
      try (PreparedStatement statement = connection.prepareStatement(update)) {
        statement.setBytes(1, owner);
        statement.executeUpdate();
      }
    }
  }

  /** Writes that something about this user or the user's keys has changed; without one, all. */
  void write(Optional<byte[]> changed) throws SQLException {
    if (!logged) {
      return;
    }
    user = changed.orElse(null);
    row = random();
    String insert =
        "insert into revocation_log (id, user_id, created_at) values (?, ?, " + now + ")";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setBytes(1, row);
      statement.setBytes(2, user);
      statement.executeUpdate();
    }
  }

  /** After the commit: returns when no server accepts what was changed. */
  void awaitServers() throws SQLException, InterruptedException {
    if (row == null) {
      return;
    }
    connection.setAutoCommit(true);
    for (int attempt = 0; isLate(); attempt++) {
      if (attempt == RevokerTerms.ATTEMPTS) {
        throw new SQLException("the database takes too long to commit");
      }
      write(Optional.ofNullable(user));
    }
    TimeUnit.NANOSECONDS.sleep(RevokerTerms.waitFor(longestLease()).toNanos());
  }

  private boolean isLate() throws SQLException {
    String query = "select created_at, " + now + " from revocation_log where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setBytes(1, row);
      try (ResultSet found = statement.executeQuery()) {
        return !found.next()
            || Duration.between(time(found, 1), time(found, 2)).compareTo(RevokerTerms.OLDEST_ROW)
                > 0;
      }
    }
  }

  private static LocalDateTime time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class);
  }

  /** Zero when no server answers from memory. */
  private Duration longestLease() throws SQLException {
    String query = "select max(lease_millis) from lease_holders";
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet longest = statement.executeQuery()) {
      longest.next();
      return Duration.ofMillis(longest.getLong(1));
    }
  }

  static byte[] random() {
    UUID id = UUID.randomUUID();
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
