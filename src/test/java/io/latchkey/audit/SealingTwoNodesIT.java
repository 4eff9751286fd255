package io.latchkey.audit;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import io.latchkey.fixture.StatementLog;
import io.latchkey.fixture.StatementLog.Said;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database write the audit log, and seal it together. */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SealingTwoNodesIT {

  private static final String TOKENS = "/api/v2/users/me/keys/tokens";
  private static final String UNSEALED =
      "select count(*) from audit_log where sequence_number is null";
  private static final Pattern SEALED_AT = Pattern.compile("sealed_at='([^']+)'");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int SEALINGS = 6;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private DatabaseServer database;
  private Connection connection;
  private ServerScript firstNode;
  private ServerScript secondNode;
  private LatchkeySystem first;
  private LatchkeySystem second;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    database = DatabaseServer.start(folder.resolve("database"));
    connection = database.connect();
    Map<String, String> settings = Map.of("CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true");
    firstNode = ServerScript.on(database.url(), settings, folder.resolve("first"));
    secondNode = ServerScript.on(database.url(), settings, folder.resolve("second"));
    List<LatchkeySystem> started = ServerScript.startTogether(firstNode, secondNode);
    String session = ownerSession(started.get(0));
    first = started.get(0).as(session);
    second = started.get(1).as(session);
  }

  @AfterAll
  void stop() throws Exception {
    threads.shutdownNow();
    secondNode.stop();
    firstNode.stop();
    connection.close();
    database.stop();
  }

  @Test
  @Order(1)
  void theySealAtMostTwiceASecondHoweverManyWrite() throws Exception {
    AtomicInteger created = new AtomicInteger();
    Said said;
    try (StatementLog log = new StatementLog(database)) {
      said = log.during(() -> createUntilSealedOften(created));
    }
    List<LocalDateTime> times =
        said.sealings().stream()
            .map(sealing -> SEALED_AT.matcher(String.join(" ", sealing)))
            .flatMap(found -> found.results())
            .map(result -> LocalDateTime.parse(result.group(1).replace(' ', 'T')))
            .sorted()
            .toList();
    assertThat(times).hasSizeGreaterThanOrEqualTo(SEALINGS - 1);
    for (int i = 1; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - 1), times.get(i)))
          .isGreaterThanOrEqualTo(AuditChain.APART);
    }
    assertThat(created).hasValueGreaterThan(times.size());
  }

  private void createUntilSealedOften(AtomicInteger created) {
    AtomicBoolean enough = new AtomicBoolean();
    List<Future<?>> writers =
        List.of(
            threads.submit(() -> create(first, enough, created)),
            threads.submit(() -> create(second, enough, created)));
    try {
      awaitSealings();
      enough.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void create(LatchkeySystem node, AtomicBoolean enough, AtomicInteger created) {
    while (!enough.get()) {
      node.post(TOKENS, Map.of()).expect(201);
      created.incrementAndGet();
    }
  }

  /** One more: the first was before the log began, and the next may have been under way. */
  private void awaitSealings() throws SQLException {
    long start = System.nanoTime();
    String last = "";
    for (int seen = 0; seen <= SEALINGS; ) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
      String latest = ask("select sealed_at, sleep(0.05) from audit_head");
      seen += latest.equals(last) ? 0 : 1;
      last = latest;
    }
  }

  @Test
  @Order(2)
  void togetherTheyMakeOneChain() throws SQLException {
    JsonObject verified = second.get("/api/v2/audit/verify").expect(200).json();
    assertThat(verified.getBoolean("valid")).isTrue();
    assertThat(verified.getInt("checked"))
        .isEqualTo(Integer.parseInt(ask("select count(*) from audit_log")));
    assertThat(ask(UNSEALED)).isEqualTo("0");
  }

  /** The other one is stopped, so that nobody else seals. */
  @Test
  @Order(3)
  void aNodeThatStopsLeavesNothingUnsealed() throws Exception {
    secondNode.stop();
    first.post(TOKENS, Map.of()).expect(201);
    firstNode.stop();
    assertThat(ask(UNSEALED)).isEqualTo("0");
  }

  private String ask(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
