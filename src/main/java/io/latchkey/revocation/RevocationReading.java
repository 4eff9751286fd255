package io.latchkey.revocation;

import io.latchkey.lease.Revocation;
import io.latchkey.lease.RevokerTerms;
import io.latchkey.storage.Database;
import io.latchkey.storage.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Reads the log for a poll: one statement on a connection that commits each statement, for in a
 * transaction that stays open the time would move on and the rows would not.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RevocationReading {

  private static final int UUID_BYTES = 16;

  /** A replica may be late. MySQL says 1, MariaDB also ON. */
  private static final Set<String> WRITABLE = Set.of("0", "OFF");

  @PersistenceContext(unitName = "latchkey")
  EntityManager entityManager;

  /**
   * The rows of the last window, as this registered node sees them; empty when it does not see its
   * own registration.
   *
   * @throws IllegalStateException when the connection does not show what has been committed
   */
  public Optional<PollAnswer> read(UUID holder) {
    return entityManager
        .unwrap(Session.class)
        .doReturningWork(connection -> read(connection, holder));
  }

  private static Optional<PollAnswer> read(Connection connection, UUID holder) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException("the connections of the pool do not commit each statement");
    }
    try (PreparedStatement statement = connection.prepareStatement(sql(connection))) {
      statement.setBytes(1, bytes(holder));
      try (ResultSet rows = statement.executeQuery()) {
        return answer(rows);
      }
    }
  }

  private static String sql(Connection connection) throws SQLException {
    String now = DatabaseClock.sql(connection);
    return "select "
        + now
        + ", h.seen_at, "
        + Database.readOnlySql(connection)
        + ", r.id, r.key_id, r.user_id, r.created_at,"
        + " (select max(lease_millis) from lease_holders) from lease_holders h"
        + " left join revocation_log r on r.created_at >= "
        + now
        + " - interval '"
        + RevokerTerms.WINDOW.toSeconds()
        + "' second where h.id = ?";
  }

  private static Optional<PollAnswer> answer(ResultSet rows) throws SQLException {
    PollAnswer answer = null;
    List<Revocation<String>> revocations = new ArrayList<>();
    while (rows.next()) {
      if (!WRITABLE.contains(rows.getString(3))) {
        throw new IllegalStateException("the database is read-only: it may be a late replica");
      }
      answer = new PollAnswer(time(rows, 1), time(rows, 2), rows.getInt(8), revocations);
      byte[] id = rows.getBytes(4);
      if (id != null) {
        revocations.add(
            new Revocation<>(
                uuid(id),
                Optional.ofNullable(rows.getString(5)),
                Optional.ofNullable(rows.getBytes(6)).map(RevocationReading::uuid),
                time(rows, 7)));
      }
    }
    return Optional.ofNullable(answer);
  }

  private static Instant time(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
