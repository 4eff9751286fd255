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
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Creates tokens with their audit rows, chained in three ways; started by {@code audit-chain}. */
class AuditWriters {

  private static final int ROUNDS = 3;
  private static final int SECONDS = 3;
  private static final String ROW =
      "insert into audit_log (id, happened_at, request_id, ip_address, user_agent, user_id,"
          + " resource_type, resource_id, resource_target, action, status_code, diff,"
          + " additional_fields, sequence_number, row_hash)"
          + " values (?, ?, ?, '127.0.0.1', 'bench', ?, 'api_key', ?, ?, 'create', 201, ?, ?, ?, ?)";

  private enum Way {
    /** No chain at all. */
    UNCHAINED,
    /** As Latchkey does: a sealer of its own chains what has been committed. */
    SEALED,
    /** Each transaction locks the head as its last lock, and chains its row itself. */
    WITHIN
  }

  private final String url;
  private volatile boolean stop;

  private AuditWriters(String url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    AuditWriters bench = new AuditWriters(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      bench.migrate(Files.readString(Path.of(arguments[i])).replace("${exact}", ""));
    }
    bench.addUsers();
    for (int writers : new int[] {1, 8}) {
      bench.compare(writers);
    }
  }

  private Connection connect() throws Exception {
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    return connection;
  }

  private void migrate(String script) throws Exception {
    try (Connection database = connect(); Statement statement = database.createStatement()) {
      for (String sql : script.replaceAll("(?m)--.*$", "").split(";", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      database.commit();
    }
  }

  private void addUsers() throws Exception {
    try (Connection database = connect()) {
      LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
      run(database, "insert into organizations values (?, 'o', '', '', '', true, ?, ?)", user(0), now, now);
      for (int i = 0; i < 16; i++) {
        run(
            database,
            "insert into users (id, organization_id, username, email, name, avatar_url, login_type,"
                + " status, roles, service_account, deleted, created_at, updated_at)"
                + " values (?, ?, 'u', '', '', '', 'none', 'active', '', true, false, ?, ?)",
            user(i), user(0), now, now);
      }
      database.commit();
    }
  }

  private void compare(int writers) throws Exception {
    for (Way way : Way.values()) { // warms up
      measure(way, writers);
    }
    Map<Way, List<Double>> found = new EnumMap<>(Way.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Way way : Way.values()) {
        found.computeIfAbsent(way, first -> new ArrayList<>()).add(measure(way, writers));
      }
    }
    double base = median(found.get(Way.UNCHAINED));
    System.out.printf("%2d writers, tokens/s (of unchained):", writers);
    found.forEach(
        (way, rates) -> System.out.printf("  %s %.0f (%.2f)", way, median(rates), median(rates) / base));
    System.out.println();
  }

  /** Tokens a second. */
  private double measure(Way way, int writers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
    stop = false;
    List<Future<Integer>> running = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < writers; i++) {
      byte[] user = user(i);
      running.add(threads.submit(() -> write(way, user)));
    }
    Future<Integer> sealer = way == Way.SEALED ? threads.submit(this::seal) : null;
    Thread.sleep(SECONDS * 1_000L);
    stop = true;
    int tokens = 0;
    for (Future<Integer> one : running) {
      tokens += one.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (sealer != null) {
      sealer.get();
    }
    threads.shutdown();
    try (Connection database = connect()) {
      run(database, "delete from api_keys");
      run(database, "delete from audit_log");
      run(database, "update audit_head set row_count = 0");
      database.commit();
    }
    return tokens / seconds;
  }

  private int write(Way way, byte[] user) throws Exception {
    int tokens = 0;
    try (Connection database = connect()) {
      while (!stop) {
        String name = UUID.randomUUID().toString();
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        ask(database, "select status from users where id = ? for update", user);
        run(
            database,
            "insert into api_keys (id, hashed_secret, user_id, login_type, token_name, scopes,"
                + " allow_list, lifetime_seconds, ip_address, created_at, updated_at, expires_at)"
                + " values (?, ?, ?, 'token', ?, 'coder:all', '*:*', 1, '', ?, ?, ?)",
            name.substring(26), sha256(name, new byte[32]), user, name, now, now, now);
        String fields = "{\"key_id\":\"0123456789\",\"key_scopes\":[\"coder:all\"]}";
        String diff = "{\"expires_at\":{\"new\":\"" + now + "\",\"secret\":false}}";
        Object[] row = {bytes(UUID.randomUUID()), now, user, user, user, name, diff, fields, null, null};
        if (way == Way.WITHIN) {
          Object[] head = ask(database, "select row_count, row_hash from audit_head for update");
          row[8] = ((Number) head[0]).longValue() + 1;
          row[9] = sha256(name + now + diff + fields, (byte[]) head[1]);
          run(database, "update audit_head set row_count = ?, row_hash = ?", row[8], row[9]);
        }
        run(database, ROW, row);
        database.commit();
        tokens++;
      }
    }
    return tokens;
  }

  /** Seals in batches, until the writers have stopped and nothing is left. */
  private int seal() throws Exception {
    int all = 0;
    try (Connection database = connect()) {
      for (int sealed = 1; sealed > 0 || !stop; all += sealed) {
        sealed = sealBatch(database);
      }
    }
    return all;
  }

  private static int sealBatch(Connection database) throws Exception {
    Object[] head = ask(database, "select row_count, row_hash from audit_head for update");
    long count = ((Number) head[0]).longValue();
    byte[] hash = (byte[]) head[1];
    int sealed = 0;
    try (PreparedStatement unsealed =
            database.prepareStatement(
                "select id, resource_target, happened_at, diff, additional_fields from audit_log"
                    + " where sequence_number is null order by happened_at, id limit 500");
        PreparedStatement update =
            database.prepareStatement(
                "update audit_log set sequence_number = ?, row_hash = ? where id = ?");
        ResultSet row = unsealed.executeQuery()) {
      for (; row.next(); sealed++) {
        hash = sha256(row.getString(2) + row.getString(3) + row.getString(4) + row.getString(5), hash);
        bind(update, ++count, hash, row.getBytes(1));
        update.executeUpdate(); // one by one, as Hibernate does
      }
    }
    run(database, "update audit_head set row_count = ?, row_hash = ?", count, hash);
    database.commit();
    return sealed;
  }

  private static byte[] sha256(String text, byte[] previous) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(previous);
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void run(Connection database, String sql, Object... values) throws Exception {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  private static Object[] ask(Connection database, String sql, Object... values) throws Exception {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        int columns = row.getMetaData().getColumnCount();
        return new Object[] {row.getObject(1), columns > 1 ? row.getBytes(2) : null};
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static byte[] user(int number) {
    return bytes(new UUID(1, number));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
