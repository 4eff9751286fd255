package io.latchkey.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Fills the database and measures the lists; started by {@code list-tokens}. */
class ListTokens {

  private static final int ROUNDS = 10;
  private static final int SETTLING = 40; // requests unmeasured after each change of tables
  private static final int REQUESTS = 150;
  private static final int LIVE = 50;
  private static final double LIMIT = 1.3;
  private static final String MINE = "/api/v2/users/me/keys/tokens";
  private static final String ALL = MINE + "?include_all=true";

  /** Numbers from 0 to 999,999. */
  private static final String NUMBERS =
      """
      (select a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n as n
      from digits a, digits b, digits c, digits d, digits e, digits f) numbers\
      """;

  /**
   * One expired row for each number; ids are spread as random ones are; none is due for purging.
   */
  private static final String EXPIRED =
      """
      insert into api_keys select
        lpad(conv(substr(sha2(concat(?, n), 256), 1, 12), 16, 36), 10, 'a') as i,
        unhex(sha2(n, 256)), u.id, 'token', concat('expired-', n), 'coder:all', '*:*', 604800,
        '127.0.0.1', now(6) - interval 13 day + interval (n % 500000) second,
        now(6) - interval 13 day + interval (n % 500000) second,
        now(6) - interval 6 day + interval (n % 500000) second, null
      from\
      """;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Connection database;
  private final String address;
  private final String key = System.getenv("KEY");
  private final long server;

  private ListTokens(Connection database, String address, long server) {
    this.database = database;
    this.address = address;
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    try (Connection database = DriverManager.getConnection(arguments[0])) {
      ListTokens bench = new ListTokens(database, arguments[1], Long.parseLong(arguments[2]));
      bench.fill();
      boolean own = bench.compare("the user's list", MINE);
      boolean everybodys = bench.compare("everybody's list", ALL);
      bench.reportExpired(
          "the user's list with include_expired=true", MINE + "?include_expired=true");
      bench.reportExpired(
          "everybody's list with include_expired=true", ALL + "&include_expired=true");
      System.exit(own && everybodys ? 0 : 1);
    }
  }

  private void fill() throws Exception {
    for (int i = 1; i < LIVE; i++) { // one exists
      request("POST", MINE, "{\"token_name\":\"live-" + i + "\"}");
    }
    long start = System.nanoTime();
    run(
        "create table without_expired like api_keys",
        "alter table without_expired add foreign key (user_id) references users (id) on delete"
            + " cascade",
        "insert into without_expired select * from api_keys",
        "create table digits (n int primary key)",
        "insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
        // 900 more users with 1,000 tokens each
        "insert into users select unhex(left(sha2(n, 256), 32)), organization_id, concat('user-',"
            + " n), concat('user-', n), concat(n, '@example.com'), concat(n, '@example.com'), name,"
            + " avatar_url, password_hash, login_type, status, '', service_account, deleted,"
            + " created_at, updated_at, last_seen_at from users, "
            + NUMBERS
            + " where n < 900",
        EXPIRED.replace("?", "'a'")
            + NUMBERS
            + ", users u where u.username = 'ada' and n < 100000 order by i",
        EXPIRED.replace("?", "'b'")
            + NUMBERS
            + " join users u on u.id = unhex(left(sha2(n % 900, 256), 32)) where n < 900000 order"
            + " by i",
        "analyze table api_keys",
        "analyze table without_expired");
    System.out.printf(
        "filled in %.0f s: %s rows in api_keys, %s of them expired, %s the user's; %s MB%n",
        (System.nanoTime() - start) / 1e9,
        value("select count(*) from api_keys"),
        value("select count(*) from api_keys where expires_at < now(6)"),
        value(
            "select count(*) from api_keys k join users u on u.id = k.user_id"
                + " where u.username = 'ada' and expires_at < now(6)"),
        value(
            "select round((data_length + index_length) / 1e6) from information_schema.tables"
                + " where table_schema = database() and table_name = 'api_keys'"));
  }

  /** Measures both in turns; says whether the ratio of the medians is within the limit. */
  private boolean compare(String title, String path) throws Exception {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    measure(path, 1500); // warms up
    String text = request("GET", path, null).body();
    System.out.printf(
        "%n%s: %d tokens, %d bytes; ms with / without expired rows, ratio, by round%n",
        title, text.split("\"token_name\"", -1).length - 1, bytes(text));
    for (int round = 0; round < ROUNDS; round++) {
      boolean withFirst = round % 2 == 0;
      List<Double> first = turn(path, withFirst);
      List<Double> second = turn(path, !withFirst);
      List<Double> w = withFirst ? first : second;
      List<Double> o = withFirst ? second : first;
      with.addAll(w);
      without.addAll(o);
      System.out.printf("  %6.2f %6.2f %6.2f%n", median(w), median(o), median(w) / median(o));
    }
    swapTo(true);
    double ratio = median(with) / median(without);
    System.out.printf(
        "  median of all: %.2f ms with, %.2f ms without: ratio %.2f, limit %.1f: %s%n",
        median(with), median(without), ratio, LIMIT, ratio <= LIMIT ? "passed" : "FAILED");
    return ratio <= LIMIT;
  }

  private List<Double> turn(String path, boolean expiredRows) throws Exception {
    swapTo(expiredRows);
    measure(path, SETTLING);
    return measure(path, REQUESTS);
  }

  /** Makes api_keys the table with the expired rows, or the one without. */
  private void swapTo(boolean expiredRows) throws SQLException {
    boolean hasOther =
        !value(
                "select count(*) from information_schema.tables where table_schema = database()"
                    + " and table_name = 'without_expired'")
            .equals("0");
    if (hasOther && !expiredRows) {
      run("rename table api_keys to with_expired, without_expired to api_keys");
    } else if (!hasOther && expiredRows) {
      run("rename table api_keys to without_expired, with_expired to api_keys");
    }
  }

  /** The milliseconds that each of so many requests took. */
  private List<Double> measure(String path, int requests) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      long start = System.nanoTime();
      if (request("GET", path, null).statusCode() != 200) {
        throw new IllegalStateException("no list");
      }
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2])
        .average()
        .orElseThrow();
  }

  private void reportExpired(String title, String path) throws Exception {
    System.out.printf("%n%s, one request at a time%n", title);
    for (int i = 0; i < 3; i++) {
      ServerMemory memory = ServerMemory.watch(server);
      long start = System.nanoTime();
      String answer;
      try {
        HttpResponse<String> response = request("GET", path, null);
        answer = "status " + response.statusCode() + ", " + bytes(response.body()) + " bytes";
      } catch (IOException failed) {
        answer = "no answer (" + failed + ")";
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("  %s, %.1f s; %s%n", answer, seconds, memory.report());
    }
    int status = request("GET", MINE, null).statusCode();
    System.out.println("  and then: status " + status + " for the default list");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private HttpResponse<String> request(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Coder-Session-Token", key)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofMinutes(3))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String value(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
