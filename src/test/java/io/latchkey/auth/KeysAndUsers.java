package io.latchkey.auth;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * All keys and users as the database has them, and the revocation log, at one moment.
 *
 * @param keys columns by name, by the id of the key
 * @param users columns by name, by the id of the user
 * @param log columns by name, by the id of the row
 */
record KeysAndUsers(
    Map<String, Map<String, Object>> keys,
    Map<String, Map<String, Object>> users,
    Map<String, Map<String, Object>> log) {

  /** What no decision is made from, nor anything told that a revocation promises. */
  private static final Set<String> HARMLESS = Set.of("last_used", "ip_address", "last_seen_at");

  static KeysAndUsers read(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new KeysAndUsers(
          rows(connection, "api_keys"),
          rows(connection, "users"),
          rows(connection, "revocation_log"));
    }
  }

  private static Map<String, Map<String, Object>> rows(Connection connection, String table)
      throws SQLException {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      ResultSetMetaData columns = row.getMetaData();
      while (row.next()) {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value(row, i));
        }
        rows.put((String) values.get("id"), values);
      }
    }
    return rows;
  }

  /** An id of 16 bytes as a UUID, any other bytes as digits. */
  private static Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return bytes.length == 16
          ? new UUID(buffer.getLong(), buffer.getLong()).toString()
          : HexFormat.of().formatHex(bytes);
    }
    boolean time = value instanceof Timestamp || value instanceof LocalDateTime;
    return time ? row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC) : value;
  }

  /**
   * What is different from before, apart from rows that are new, columns that are harmless,
   * sessions that slid, and keys whose time was over: each as text that begins with what a row of
   * the log must name.
   */
  List<String> changesSince(KeysAndUsers before) {
    List<String> changes = new ArrayList<>();
    before.keys.forEach(
        (id, old) -> {
          Map<String, Object> present = keys.get(id);
          String owner = "key " + id + " of user " + old.get("user_id") + ": ";
          if (present == null && end(old).isAfter(Instant.now())) {
            changes.add(owner + "removed");
          } else if (present != null) {
            List<String> different = different(old, present);
            if (end(present).isAfter(end(old))) {
              different.remove("expires_at");
            }
            different.forEach(column -> changes.add(owner + column));
          }
        });
    before.users.forEach(
        (id, old) -> {
          Map<String, Object> present = users.getOrDefault(id, Map.of());
          different(old, present).forEach(column -> changes.add("user " + id + ": " + column));
        });
    return changes;
  }

  /** Those of the changes that no row of the log names that was not there before. */
  List<String> unloggedSince(KeysAndUsers before) {
    List<Map<String, Object>> added = rowsSince(before);
    return changesSince(before).stream()
        .filter(change -> added.stream().noneMatch(row -> names(row, change)))
        .toList();
  }

  /** The rows of the log that were not there before. */
  List<Map<String, Object>> rowsSince(KeysAndUsers before) {
    return log.entrySet().stream()
        .filter(row -> !before.log.containsKey(row.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean names(Map<String, Object> row, String change) {
    Object key = row.get("key_id");
    Object user = row.get("user_id");
    return (key == null && user == null)
        || change.startsWith("key " + key + " ")
        || change.contains("user " + user + ": ");
  }

  private static Instant end(Map<String, Object> key) {
    return (Instant) key.get("expires_at");
  }

  private static List<String> different(Map<String, Object> old, Map<String, Object> present) {
    List<String> columns = new ArrayList<>(old.keySet());
    columns.removeIf(
        column ->
            HARMLESS.contains(column) || Objects.equals(old.get(column), present.get(column)));
    return columns;
  }
}
