package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Askers;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ScriptTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private static final int ROUNDS = 12;
  private static final int FEW_ROUNDS = 6;

  /** How many answers from the second node show that it has the key in memory. */
  private static final int WARM = 6;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private TwoNodes nodes;

  /** A revocation, done on the first node, and answered with success. */
  private interface Change {
    void make(Person member) throws Exception;
  }

  @BeforeAll
  void startBoth(@TempDir Path folder) throws Exception {
    nodes = TwoNodes.start(folder);
  }

  @AfterEach
  void mend() {
    nodes.line().mend();
  }

  @AfterAll
  void stopAll() throws Exception {
    threads.shutdownNow();
    nodes.stop();
  }

  @Test
  void aKeyThatIsExpired() throws Exception {
    repeat(ROUNDS, member -> nodes.olga().put(member.keyPath() + "/expire").expect(204));
  }

  @Test
  void aKeyThatIsDeleted() throws Exception {
    repeat(ROUNDS, member -> nodes.olga().delete(member.keyPath()).expect(204));
  }

  @Test
  void aSessionThatLogsOut() throws Exception {
    repeat(
        ROUNDS,
        member -> nodes.first().as(member.session()).post("/api/v2/users/logout").expect(200));
  }

  @Test
  void aUserWithANewPassword() throws Exception {
    repeat(
        FEW_ROUNDS,
        member ->
            nodes
                .olga()
                .put(
                    member.path() + "/password",
                    Map.of("password", "another-Horse-" + member.username()))
                .expect(204));
  }

  @Test
  void aUserWhoIsSuspended() throws Exception {
    repeat(ROUNDS, member -> nodes.olga().put(member.path() + "/status/suspend").expect(200));
  }

  @Test
  void aUserWhoIsDeleted() throws Exception {
    repeat(ROUNDS, member -> nodes.olga().delete(member.path()).expect(200));
  }

  @Test
  void anOwnerWhoIsOneNoMore() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      round(
          Fixtures.newUser(nodes.olga(), "owner"),
          "/api/v2/deployment/config",
          answer -> answer.status() == 200,
          owner ->
              nodes.olga().put(owner.path() + "/roles", Map.of("roles", List.of())).expect(200));
    }
  }

  @Test
  void aUserWhoIsRenamed() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Person member = Fixtures.newUser(nodes.olga());
      round(
          member,
          ME,
          answer ->
              answer.status() == 200
                  && answer.json().getString("username").equals(member.username()),
          renamed ->
              nodes
                  .olga()
                  .put(member.path() + "/profile", Map.of("username", Fixtures.unique("renamed")))
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
          Supplier<Answer> once = () -> nodes.olga().put(expire).expect(204);
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
            assertThat(nodes.firstNode().recover("", "expire-keys", member.username()))
                .isEqualTo("0 latchkey: 1 keys expired"));
  }

  @Test
  void aUserWithANewPasswordByTheCommand() throws Exception {
    repeat(
        3,
        member ->
            assertThat(
                    nodes
                        .firstNode()
                        .recover("another-Horse-at-last\n", "password", member.username()))
                .startsWith("0 latchkey: "));
  }

  @Test
  void everybodysKeysExpiredWithTheCommand() throws Exception {
    repeat(
        2,
        member -> {
          assertThat(nodes.firstNode().recover("", "expire-keys", "--everybody"))
              .startsWith("0 latchkey: ");
          nodes.logInAgain();
        });
  }

  @Test
  void aKeyThatEndsWhileTheOtherNodeIsCutOff() throws Exception {
    repeat(
        FEW_ROUNDS,
        member -> {
          nodes.line().cut();
          nodes.olga().put(member.keyPath() + "/expire").expect(204);
        });
  }

  /** The polls of the other node take as long as the revocation does. */
  @Test
  void aKeyThatEndsWhileTheOtherNodeGetsNoAnswers() throws Exception {
    repeat(
        3,
        member -> {
          nodes.line().hold();
          nodes.olga().put(member.keyPath() + "/expire").expect(204);
        });
  }

  /** Its first poll then does not see the row any more. */
  @Test
  void aKeyThatEndedLongBeforeTheOtherNodeCameBack() throws Exception {
    repeat(
        1,
        member -> {
          nodes.line().cut();
          nodes.olga().put(member.keyPath() + "/expire").expect(204);
          nodes.awaitEmptyWindow();
        });
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void allThatWasAnsweredFromMemory() {
    assertThat(nodes.hits()).isGreaterThan(ROUNDS * WARM);
  }

  private void repeat(int rounds, Change change) throws Exception {
    for (int i = 0; i < rounds; i++) {
      round(Fixtures.newUser(nodes.olga()), ME, answer -> answer.status() == 200, change);
    }
  }

  private void round(Person member, String path, Predicate<Answer> accepted, Change change)
      throws Exception {
    try (Askers askers = Askers.start(nodes.second().as(member.session()), path, accepted)) {
      assertThat(askers.awaitAccepted(WARM)).as("accepted before").isTrue();
      change.make(member);
      long answered = System.nanoTime();
      Answer next = nodes.second().as(member.session()).get(path);
      nodes.line().mend();
      assertThat(next).as("the next answer").matches(accepted.negate(), "refuses");
      assertThat(askers.acceptedSince(answered)).as("accepted after the answer").isEmpty();
    }
  }
}
