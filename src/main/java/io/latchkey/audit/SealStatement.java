package io.latchkey.audit;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes numbers and hashes into many rows with one statement: Hibernate would send one for each,
 * with all that the row holds. It comes in few lengths, so that drivers can keep it prepared; what
 * is left over repeats the last row. It finds them by their keys alone, so that it locks no others:
 * whoever holds the head of the chain is the only one who seals.
 */
final class SealStatement {

  private static final int[] LENGTHS = {1, 10, 100};

  private static final int UUID_BYTES = 16;

  private SealStatement() {}

  /**
   * Writes what these rows were sealed with.
   *
   * @throws IllegalStateException when one of them is gone
   */
  static void write(Connection connection, List<AuditRow> rows) throws SQLException {
    int longest = LENGTHS[LENGTHS.length - 1];
    for (int from = 0; from < rows.size(); from += longest) {
      writeAtOnce(connection, rows.subList(from, Math.min(from + longest, rows.size())));
    }
  }

  private static void writeAtOnce(Connection connection, List<AuditRow> rows) throws SQLException {
    int length = 0;
    for (int each = LENGTHS.length - 1; each >= 0 && LENGTHS[each] >= rows.size(); each--) {
      length = LENGTHS[each];
    }
    try (PreparedStatement update = connection.prepareStatement(sql(length))) {
      for (int i = 0; i < length; i++) {
        AuditRow row = rows.get(Math.min(i, rows.size() - 1));
        byte[] id = bytes(row.id());
        update.setBytes(2 * i + 1, id);
        update.setLong(2 * i + 2, row.sequence());
        update.setBytes(2 * (length + i) + 1, id);
        update.setBytes(2 * (length + i) + 2, row.hash());
        update.setBytes(4 * length + i + 1, id);
      }
      if (update.executeUpdate() != rows.size()) {
        throw new IllegalStateException("a row of the audit log changed while it was sealed");
      }
    }
  }

  private static String sql(int length) {
    String cases = " when ? then ?".repeat(length);
    return "update audit_log set sequence_number = case id"
        + cases
        + " else sequence_number end, row_hash = case id"
        + cases
        + " else row_hash end where id in (?"
        + ", ?".repeat(length - 1)
        + ")";
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
