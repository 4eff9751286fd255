package io.latchkey.revocation;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.BrokenLine;
import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerScript;
import io.latchkey.lease.RevokerTerms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Two nodes on one database, the second by way of a line that may be broken. The second has the
 * longer lease, and the first must wait for it.
 */
final class TwoNodes {

  /** That of the second, which both tell. */
  static final Duration LEASE = Duration.ofMillis(300);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final DatabaseServer database;
  private final BrokenLine line;
  private final ServerScript firstNode;
  private final ServerScript secondNode;
  private LatchkeySystem first;
  private LatchkeySystem second;
  private LatchkeySystem olga;

  private TwoNodes(Path folder, Map<String, String> settings) throws Exception {
    database = DatabaseServer.start(folder.resolve("database"));
    line = BrokenLine.to(database.url());
    firstNode = node(database.url(), "100ms", settings, folder.resolve("first"));
    String url = line.through(database.url()) + "?sslMode=DISABLED";
    secondNode = node(url, LEASE.toMillis() + "ms", settings, folder.resolve("second"));
  }

  static TwoNodes start(Path folder) throws Exception {
    return start(folder, Map.of());
  }

  /** Both with these variables in their environment. */
  static TwoNodes start(Path folder, Map<String, String> settings) throws Exception {
    TwoNodes nodes = new TwoNodes(folder, settings);
    List<LatchkeySystem> started = ServerScript.startTogether(nodes.firstNode, nodes.secondNode);
    nodes.first = started.get(0);
    nodes.second = started.get(1);
    nodes.logInAgain();
    return nodes;
  }

  private static ServerScript node(
      String url, String lease, Map<String, String> settings, Path folder) {
    return ServerScript.on(
            url,
            Map.of(
                "CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true", "LATCHKEY_REVOCATION_LEASE", lease),
            folder)
        .with(settings);
  }

  /** Gives the owner a new session. */
  void logInAgain() {
    olga = first.as(ownerSession(first));
  }

  BrokenLine line() {
    return line;
  }

  ServerScript firstNode() {
    return firstNode;
  }

  ServerScript secondNode() {
    return secondNode;
  }

  LatchkeySystem first() {
    return first;
  }

  LatchkeySystem second() {
    return second;
  }

  /** The first node, called by the owner. */
  LatchkeySystem olga() {
    return olga;
  }

  /** A new key of that user's, with one scope. */
  String newKey(Person holder, String scope) {
    return first
        .as(holder.session())
        .post(holder.path() + "/keys/tokens", Map.of("scopes", List.of(scope)))
        .expect(201)
        .json()
        .getString("key");
  }

  /** How many requests the second node has answered from memory. */
  double hits() {
    String metrics = second.as(ownerSession(second)).get("/api/v2/metrics").expect(200).body();
    return metrics
        .lines()
        .filter(each -> each.startsWith("latchkey_cache_hits_total "))
        .mapToDouble(each -> Double.parseDouble(each.split(" ", -1)[1]))
        .sum();
  }

  /** Waits until no row is in the window. */
  void awaitEmptyWindow() throws SQLException {
    String query =
        "select count(*), sleep(0.1) from revocation_log"
            + " where created_at >= utc_timestamp(6) - interval "
            + RevokerTerms.WINDOW.toSeconds()
            + " second";
    long start = System.nanoTime();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      long rows;
      do {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_WAIT);
        try (ResultSet row = statement.executeQuery(query)) {
          row.next();
          rows = row.getLong(1);
        }
      } while (rows > 0);
    }
  }

  /** The second node's polls read the log from now on, and their answers do not reach it. */
  void holdPolls() throws InterruptedException {
    line.holdAnswersFrom("lease_holders");
    line.awaitHeldAnswer();
  }

  /** Waits until the answer that is held has been applied, and the one after it is held. */
  void letOnePollThrough() throws InterruptedException {
    line.letHeldAnswersPass();
    line.awaitHeldAnswer();
  }

  /** Waits until the second node has applied a poll that began after this. */
  void awaitPoll() throws InterruptedException {
    holdPolls();
    letOnePollThrough(); // it may have begun before
    letOnePollThrough();
    line.mend();
  }

  void stop() throws Exception {
    secondNode.stop();
    firstNode.stop();
    line.close();
    database.stop();
  }
}
