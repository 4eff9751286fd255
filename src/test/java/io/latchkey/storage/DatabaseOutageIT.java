package io.latchkey.storage;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static io.latchkey.storage.TokenLoad.ME;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.api.Form;
import io.latchkey.fixture.Answer;
import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A node whose database breaks connections, goes away, crashes and freezes, under load. */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseOutageIT {

  /** A request that takes longer hangs; a frozen database is given up after two seconds here. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

  private static final int ROUNDS = 10;

  /** By default. */
  private static final Duration LEASE = Duration.ofMillis(500);

  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

  private DatabaseServer database;
  private ServerScript node;
  private LatchkeySystem system;
  private String session;
  private TokenLoad load;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    database = DatabaseServer.start(folder.resolve("database"));
    Map<String, String> settings = Map.of("CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true");
    String url = database.url() + "?socketTimeout=2000";
    node = ServerScript.on(url, settings, folder.resolve("node"));
    system = node.start();
    session = ownerSession(system);
  }

  @AfterEach
  void stopLoad() throws InterruptedException {
    if (load != null) {
      load.stop();
    }
  }

  @AfterAll
  void stop() throws Exception {
    if (node != null) {
      node.stop();
    }
    database.stop();
  }

  /** Retries make up for it: every token that was asked for exists, and exists once. */
  @Test
  @Order(1)
  void lostConnectionsAreNotNoticed() throws Exception {
    long before = tokens();
    load = TokenLoad.start(system, session);
    int killed = 0;
    try (Connection own = database.connect()) {
      for (int i = 0; i < ROUNDS; i++) {
        // No request may be hit as often as it is tried.
        assertThat(load.awaitTurn()).isTrue();
        killed += DatabaseServer.killOthers(own);
      }
    }
    assertThat(killed).isGreaterThanOrEqualTo(ROUNDS);
    List<String> given = load.stop();
    assertThat(load.others()).isEmpty();
    assertThat(load.refusedCreations()).isZero();
    assertThat(tokens() - before).isEqualTo(given.size());
    assertAccepted(given);
  }

  @Test
  @Order(2)
  void aDatabaseThatRestartsIsMissedOnlyWhileItIsAway() throws Throwable {
    assertSurvived(database::stop, 20, database::startAgain);
  }

  @Test
  @Order(3)
  void aDatabaseThatCrashesKeepsEveryTokenThatWasGivenOut() throws Throwable {
    assertSurvived(database::kill, 20, database::startAgain);
  }

  @Test
  @Order(4)
  void aDatabaseThatFreezesLeavesNoRequestHanging() throws Throwable {
    assertSurvived(() -> database.signal("STOP"), 4, () -> database.signal("CONT"));
  }

  /** What is in memory may be used for half a second, and comes back by itself. */
  @Test
  @Order(5)
  void aKeyInMemoryIsAcceptedForTheLeaseAndThenTheOutageIsTold() throws Exception {
    String key = key();
    LatchkeySystem caller = system.as(key);
    caller.get(ME).expect(200);
    awaitHits(caller);
    database.signal("STOP");
    try {
      long frozen = System.nanoTime();
      Answer answer;
      long began;
      do {
        began = System.nanoTime() - frozen;
        answer = caller.get(ME);
      } while (answer.status() == 200 && began < LEASE.toNanos());
      assertThat(answer.expect(500).detail()).isEqualTo("The database does not answer.");
      caller.get(ME).expect(500);
      LatchkeySystem service = caller.with("Content-Type", Form.TYPE);
      answer = service.request("POST", "/oauth2/introspect", "token=" + key);
      assertThat(answer.expect(503).body()).doesNotContain("active");
    } finally {
      database.signal("CONT");
    }
    awaitReady(200);
    caller.get(ME).expect(200);
    awaitHits(caller);
  }

  /** The change is made, but nobody may rely on it: the statement that says when comes too late. */
  @Test
  @Order(6)
  void aRevocationThatCannotBeWaitedForIsNotToldAsASuccess() throws Exception {
    String expire = ME + "/keys/" + key().substring(0, 10) + "/expire";
    LatchkeySystem olga = system.as(ownerSession(system));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("lock tables lease_holders write");
      Answer first = olga.put(expire).expect(503);
      assertThat(first.header("Retry-After")).isPresent();
      olga.put(expire).expect(503);
      statement.execute("unlock tables");
    }
    olga.put(expire).expect(204);
  }

  /**
   * Requests are refused while the database is away. The node serves again by itself; nothing that
   * was promised is lost, nothing made twice.
   */
  private void assertSurvived(Executable leave, int refusals, Executable comeBack)
      throws Throwable {
    load = TokenLoad.start(system, session);
    assertThat(load.awaitAnswered(20)).isTrue();
    leave.execute();
    try {
      assertThat(load.awaitRefused(refusals)).isTrue();
      awaitReady(503);
    } finally {
      comeBack.execute();
    }
    awaitReady(200);
    assertThat(load.awaitAnswered(20)).isTrue();
    List<String> given = load.stop();
    assertThat(load.others()).isEmpty();
    assertAccepted(given);
    long made =
        count(
            "select count(*) from audit_log where action = 'create' and resource_type = 'api_key'");
    assertThat(made).isEqualTo(tokens());
  }

  private void assertAccepted(List<String> given) {
    assertThat(load.slowest()).isLessThan(LONGEST_ANSWER);
    assertThat(given).doesNotHaveDuplicates();
    assertThat(given).allSatisfy(token -> system.as(token).get(ME).expect(200));
  }

  private String key() {
    return system
        .as(ownerSession(system))
        .post(ME + "/keys/tokens", Map.of())
        .expect(201)
        .json()
        .getString("key");
  }

  /** Waits until requests of that caller are answered from memory. */
  private void awaitHits(LatchkeySystem caller) {
    LatchkeySystem olga = system.as(ownerSession(system));
    long start = System.nanoTime();
    double before = hits(olga);
    while (hits(olga) < before + 20) {
      caller.get(ME).expect(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_RECOVERY);
    }
  }

  private static double hits(LatchkeySystem olga) {
    return olga.get("/api/v2/metrics")
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith("latchkey_cache_hits_total "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[1]))
        .sum();
  }

  private void awaitReady(int status) {
    long start = System.nanoTime();
    while (system.get("/health/ready").status() != status) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_RECOVERY);
    }
  }

  private long tokens() throws SQLException {
    return count("select count(*) from api_keys where token_name like 'load-%'");
  }

  private long count(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
