package io.latchkey.revocation;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Askers;
import io.latchkey.fixture.BrokenLine;
import io.latchkey.fixture.DatabaseServer;
import io.latchkey.fixture.Fixtures;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one database. The second is asked with a key without pause while the key is ended on
 * the first: once that has been answered, the second accepts it no more, even when it is cut off
 * from the database.
 */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevocationTwoNodesIT {

  private static final String ME = "/api/v2/users/me";
  private static final int ROUNDS = 20;
  private static final int FEW_ROUNDS = 6;

  /** How many answers from the second node show that it has the key in memory. */
  private static final int WARM = 6;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private DatabaseServer database;
  private BrokenLine line;
  private ServerScript firstNode;
  private ServerScript secondNode;
  private LatchkeySystem first;
  private LatchkeySystem second;
  private LatchkeySystem olga;

  /** A revocation, done on the first node, and answered with success. */
  private interface Change {
    void make(Member member) throws Exception;
  }

  /** The second node has the longer lease, and the first must wait for it. */
  @BeforeAll
  void startBoth(@TempDir Path folder) throws Exception {
    database = DatabaseServer.start(folder.resolve("database"));
    line = BrokenLine.to(database.url());
    firstNode = node(database.url(), "100ms", folder.resolve("first"));
    String url = line.through(database.url()) + "?socketTimeout=2000";
    secondNode = node(url, "200ms", folder.resolve("second"));
    Future<LatchkeySystem> starting = threads.submit((Callable<LatchkeySystem>) firstNode::start);
    second = secondNode.start();
    first = starting.get();
    olga = first.as(ownerSession(first));
  }

  private static ServerScript node(String url, String lease, Path folder) {
    return ServerScript.on(
        url,
        Map.of("CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true", "LATCHKEY_REVOCATION_LEASE", lease),
        folder);
  }

  @AfterEach
  void mend() {
    line.mend();
  }

  @AfterAll
  void stopAll() throws Exception {
    threads.shutdownNow();
    secondNode.stop();
    firstNode.stop();
    line.close();
    database.stop();
  }

  @Test
  void aKeyThatIsExpired() throws Exception {
    repeat(ROUNDS, member -> olga.put(member.keyPath() + "/expire").expect(204));
  }

  @Test
  void aKeyThatIsDeleted() throws Exception {
    repeat(ROUNDS, member -> olga.delete(member.keyPath()).expect(204));
  }

  @Test
  void aSessionThatLogsOut() throws Exception {
    repeat(ROUNDS, member -> first.as(member.key()).post("/api/v2/users/logout").expect(200));
  }

  @Test
  void aUserWithANewPassword() throws Exception {
    repeat(
        FEW_ROUNDS,
        member ->
            olga.put(
                    member.path() + "/password",
                    Map.of("password", "another-Horse-" + member.username()))
                .expect(204));
  }

  @Test
  void aUserWhoIsSuspended() throws Exception {
    repeat(ROUNDS, member -> olga.put(member.path() + "/status/suspend").expect(200));
  }

  @Test
  void aUserWhoIsDeleted() throws Exception {
    repeat(ROUNDS, member -> olga.delete(member.path()).expect(200));
  }

  @Test
  void anOwnerWhoIsOneNoMore() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      round(
          Member.madeBy(olga, "owner"),
          "/api/v2/deployment/config",
          answer -> answer.status() == 200,
          owner -> olga.put(owner.path() + "/roles", Map.of("roles", List.of())).expect(200));
    }
  }

  @Test
  void aUserWhoIsRenamed() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Member member = Member.madeBy(olga);
      round(
          member,
          ME,
          answer -> answer.status() == 200 && answer.body().contains(member.username()),
          renamed ->
              olga.put(member.path() + "/profile", Map.of("username", Fixtures.unique("renamed")))
                  .expect(200));
    }
  }

  /** Whoever expires a key that somebody else is expiring must not be answered before them. */
  @Test
  void aKeyThatIsExpiredTwiceAtOnce() throws Exception {
    repeat(
        ROUNDS,
        member -> {
          String expire = member.keyPath() + "/expire";
          Supplier<Answer> once = () -> olga.put(expire).expect(204);
          CompletableFuture.anyOf(
                  CompletableFuture.supplyAsync(once, threads),
                  CompletableFuture.supplyAsync(once, threads))
              .get();
        });
  }

  @Test
  void aUserWhoseKeysAreExpiredWithTheCommand() throws Exception {
    repeat(
        3,
        member ->
            assertThat(firstNode.recover("", "expire-keys", member.username()))
                .isEqualTo("0 latchkey: 1 keys expired"));
  }

  @Test
  void aUserWithANewPasswordByTheCommand() throws Exception {
    repeat(
        3,
        member ->
            assertThat(firstNode.recover("another-Horse-at-last\n", "password", member.username()))
                .startsWith("0 latchkey: "));
  }

  @Test
  void everybodysKeysExpiredWithTheCommand() throws Exception {
    repeat(
        2,
        member -> {
          assertThat(firstNode.recover("", "expire-keys", "--everybody"))
              .startsWith("0 latchkey: ");
          olga = first.as(ownerSession(first));
        });
  }

  @Test
  void aKeyThatEndsWhileTheOtherNodeIsCutOff() throws Exception {
    repeat(
        FEW_ROUNDS,
        member -> {
          line.cut();
          olga.put(member.keyPath() + "/expire").expect(204);
        });
  }

  /** The polls of the other node take as long as the revocation does. */
  @Test
  void aKeyThatEndsWhileTheOtherNodeGetsNoAnswers() throws Exception {
    repeat(
        3,
        member -> {
          line.hold();
          olga.put(member.keyPath() + "/expire").expect(204);
        });
  }

  /** Its first poll then does not see the row any more. */
  @Test
  void aKeyThatEndedLongBeforeTheOtherNodeCameBack() throws Exception {
    repeat(
        1,
        member -> {
          line.cut();
          olga.put(member.keyPath() + "/expire").expect(204);
          awaitEmptyWindow();
        });
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void allThatWasAnsweredFromMemory() {
    String metrics = second.as(ownerSession(second)).get("/api/v2/metrics").expect(200).body();
    double hits =
        metrics
            .lines()
            .filter(each -> each.startsWith("latchkey_cache_hits_total "))
            .mapToDouble(each -> Double.parseDouble(each.split(" ", -1)[1]))
            .sum();
    assertThat(hits).isGreaterThan(ROUNDS * WARM);
  }

  private void repeat(int rounds, Change change) throws Exception {
    for (int i = 0; i < rounds; i++) {
      round(Member.madeBy(olga), ME, answer -> answer.status() == 200, change);
    }
  }

  private void round(Member member, String path, Predicate<Answer> accepted, Change change)
      throws Exception {
    try (Askers askers = Askers.start(second.as(member.key()), path, accepted)) {
      assertThat(askers.awaitAccepted(WARM)).as("accepted before").isTrue();
      change.make(member);
      long answered = System.nanoTime();
      Answer next = second.as(member.key()).get(path);
      line.mend();
      assertThat(next).as("the next answer").matches(accepted.negate(), "refuses");
      assertThat(askers.acceptedSince(answered)).as("accepted after the answer").isEmpty();
    }
  }

  private void awaitEmptyWindow() throws SQLException {
    String query =
        "select count(*), sleep(0.1) from revocation_log where created_at >= utc_timestamp(6) - interval "
            + RevocationLog.WINDOW.toSeconds()
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
}
