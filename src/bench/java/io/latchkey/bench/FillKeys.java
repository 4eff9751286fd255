package io.latchkey.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes users and their tokens in the database, copies of the first user and of her token except
 * for what identifies them; started by {@code authenticated-request}: {@code FillKeys URL h2|mysql
 * USERS KEYS TO-REVOKE FOLDER}. Writes into the folder {@code in-use}, a key a line, and {@code
 * to-revoke}: a key and, after a blank, the key of the same user that is to be revoked with it.
 */
class FillKeys {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int BATCH = 1_000;

  private final Random random = new Random();
  private final Connection database;
  private final Map<String, Object> user;
  private final Map<String, Object> token;
  private int names;

  private FillKeys(Connection database) throws SQLException {
    this.database = database;
    this.user = row("select * from users where username = 'ada'");
    this.token = row("select * from api_keys where token_name = 'bench'");
  }

  public static void main(String[] arguments) throws Exception {
    boolean mysql = arguments[1].equals("mysql");
    String url = arguments[0] + (mysql ? "&rewriteBatchedStatements=true" : "");
    try (Connection database =
        DriverManager.getConnection(url, mysql ? "root" : "latchkey", mysql ? "" : "latchkey")) {
      database.setAutoCommit(false);
      new FillKeys(database)
          .fill(
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]),
              Path.of(arguments[5]));
    }
  }

  private void fill(int users, int inUse, int toRevoke, Path folder) throws Exception {
    List<byte[]> owners = users(users);
    Files.createDirectories(folder);
    Files.write(folder.resolve("in-use"), keys(owners, inUse));
    List<String> revoking = keys(owners, users);
    List<String> revoked = keys(owners, toRevoke);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < toRevoke; i++) {
      pairs.add(revoking.get(i % users) + " " + revoked.get(i));
    }
    Files.write(folder.resolve("to-revoke"), pairs);
    if (!database.getMetaData().getDatabaseProductName().equals("H2")) {
      try (Statement statement = database.createStatement()) {
        statement.execute("analyze table api_keys, users");
      }
    }
    System.out.printf("%d users, %d keys in use, %d to revoke%n", users, inUse, toRevoke);
  }

  private List<byte[]> users(int number) throws SQLException {
    List<byte[]> ids = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      UUID id = UUID.randomUUID();
      byte[] bytes =
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array();
      ids.add(bytes);
      String name = "user-" + i;
      String address = name + "@example.com";
      rows.add(
          Map.of(
              "id", bytes,
              "username", name,
              "username_key", name,
              "email", address,
              "email_key", address));
    }
    insert("users", user, rows);
    return ids;
  }

  /** The texts of new keys; key {@code i} belongs to user {@code i % users}. */
  private List<String> keys(List<byte[]> owners, int number) throws Exception {
    List<String> keys = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < number; i++) {
      String id = text(10);
      String secret = text(22);
      keys.add(id + "-" + secret);
      rows.add(
          Map.of(
              "id",
              id,
              "hashed_secret",
              sha256.digest(secret.getBytes(StandardCharsets.UTF_8)),
              "user_id",
              owners.get(i % owners.size()),
              "token_name",
              "bench-" + names++));
    }
    insert("api_keys", token, rows);
    return keys;
  }

  private String text(int length) {
    return random
        .ints(length, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }

  private Map<String, Object> row(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.put(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), row.getObject(i));
      }
      return values;
    }
  }

  private void insert(String table, Map<String, Object> like, List<Map<String, Object>> rows)
      throws SQLException {
    String sql =
        "insert into "
            + table
            + like.keySet().stream().collect(Collectors.joining(", ", " (", ") values "))
            + Stream.generate(() -> "?")
                .limit(like.size())
                .collect(Collectors.joining(", ", "(", ")"));
    try (PreparedStatement insert = database.prepareStatement(sql)) {
      int waiting = 0;
      for (Map<String, Object> changes : rows) {
        int column = 1;
        for (Map.Entry<String, Object> value : like.entrySet()) {
          insert.setObject(column++, changes.getOrDefault(value.getKey(), value.getValue()));
        }
        insert.addBatch();
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    database.commit();
  }
}
