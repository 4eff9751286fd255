package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.ScriptTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private static final int ROUNDS = 12;
  private static final int FEW_ROUNDS = 6;

  /** Of those that start a program. */
  private static final int FEWEST_ROUNDS = 2;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private TwoNodes nodes;
  private Rounds rounds;

  /** With a password, whose hash takes longer than a round. */
  private Person person;

  @BeforeAll
  void startBoth(@TempDir Path folder) throws Exception {
    nodes = TwoNodes.start(folder);
    rounds = new Rounds(nodes);
    person = Fixtures.newUser(nodes.olga());
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
    rounds.repeat(ROUNDS, rounds::expire);
  }

  @Test
  void aKeyThatIsDeleted() throws Exception {
    rounds.repeat(ROUNDS, member -> nodes.olga().delete(member.keyPath()).expect(204));
  }

  @Test
  void aSessionThatLogsOut() throws Exception {
    rounds.repeat(
        ROUNDS,
        member -> nodes.first().as(member.session()).post("/api/v2/users/logout").expect(200));
  }

  @Test
  void aUserWithANewPassword() throws Exception {
    for (int i = 0; i < 4; i++) {
      Map<String, String> password = Map.of("password", "another-Horse-" + i);
      rounds.round(
          person.withNewKey(nodes.olga()),
          member -> nodes.olga().put(member.path() + "/password", password).expect(204));
    }
  }

  @Test
  void aUserWhoIsSuspended() throws Exception {
    rounds.repeat(
        ROUNDS, member -> nodes.olga().put(member.path() + "/status/suspend").expect(200));
  }

  @Test
  void aUserWhoIsDeleted() throws Exception {
    rounds.repeat(ROUNDS, member -> nodes.olga().delete(member.path()).expect(200));
  }

  @Test
  void anOwnerWhoIsOneNoMore() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      rounds.round(
          Fixtures.newServiceAccount(nodes.olga(), "owner"),
          "/api/v2/deployment/config",
          answer -> answer.status() == 200,
          owner ->
              nodes.olga().put(owner.path() + "/roles", Map.of("roles", List.of())).expect(200));
    }
  }

  @Test
  void aUserWhoIsRenamed() throws Exception {
    rounds.repeat(
        ROUNDS,
        member ->
            nodes
                .olga()
                .put(member.path() + "/profile", Map.of("username", Fixtures.unique("renamed")))
                .expect(200));
  }

  /** Whoever expires a key that somebody else is expiring must not be answered before them. */
  @Test
  void aKeyThatIsExpiredTwiceAtOnce() throws Exception {
    rounds.repeat(
        ROUNDS,
        member -> {
          Runnable expiry = () -> rounds.expire(member);
          CompletableFuture.anyOf(
                  CompletableFuture.runAsync(expiry, threads),
                  CompletableFuture.runAsync(expiry, threads))
              .get();
        });
  }

  @Test
  void aUserWhoseKeysAreExpiredWithTheCommand() throws Exception {
    rounds.repeat(
        FEWEST_ROUNDS,
        member ->
            assertThat(nodes.firstNode().recover("", "expire-keys", member.username()))
                .isEqualTo("0 latchkey: 1 keys expired"));
  }

  @Test
  void aUserWithANewPasswordByTheCommand() throws Exception {
    for (int i = 0; i < FEWEST_ROUNDS; i++) {
      String password = "a-Horse-at-last-" + i + "\n";
      rounds.round(
          person.withNewKey(nodes.olga()),
          member ->
              assertThat(nodes.firstNode().recover(password, "password", member.username()))
                  .startsWith("0 latchkey: "));
    }
  }

  @Test
  void everybodysKeysExpiredWithTheCommand() throws Exception {
    rounds.repeat(
        1,
        member -> {
          assertThat(nodes.firstNode().recover("", "expire-keys", "--everybody"))
              .startsWith("0 latchkey: ");
          nodes.logInAgain();
        });
  }

  @Test
  void aKeyThatEndsWhileTheOtherNodeIsCutOff() throws Exception {
    rounds.repeat(
        FEW_ROUNDS,
        member -> {
          nodes.line().cut();
          rounds.expire(member);
        });
  }

  /** The polls of the other node take as long as the revocation does. */
  @Test
  void aKeyThatEndsWhileTheOtherNodeGetsNoAnswers() throws Exception {
    rounds.repeat(
        FEW_ROUNDS,
        member -> {
          nodes.line().hold();
          rounds.expire(member);
        });
  }

  /** Its first poll then does not see the row any more. */
  @Test
  void aKeyThatEndedLongBeforeTheOtherNodeCameBack() throws Exception {
    Person member = Fixtures.newServiceAccount(nodes.olga());
    rounds.round(
        member,
        ended -> {
          nodes.line().cut();
          rounds.expire(ended);
          nodes.awaitEmptyWindow();
        });
    nodes.awaitPoll();
    rounds.ask(member).expect(401);
  }

  /** It is not kept: the poll that saw the end was applied while the read was under way. */
  @Test
  void aKeyThatEndsWhileTheOtherNodeReadsIt() throws Exception {
    Person member = Fixtures.newServiceAccount(nodes.olga());
    nodes.first().as(member.session()).get(Rounds.ME).expect(200); // the first use is read twice
    rounds.ask(person.withNewKey(nodes.olga())).expect(200); // so that it polls
    nodes.awaitPoll();
    nodes.line().holdAnswersFrom("api_keys");
    CompletableFuture<?> reading = CompletableFuture.supplyAsync(() -> rounds.ask(member), threads);
    nodes.line().awaitHeldAnswer();
    rounds.expire(member);
    nodes.line().mend();
    reading.get(); // as the key was when it was read
    nodes.awaitPoll();
    rounds.ask(member).expect(401);
  }

  /** Not even at once after it: the lease counts from the start of the poll. */
  @Test
  void aKeyThatEndsWhileTheOtherNodePolls() throws Exception {
    for (int i = 0; i < FEW_ROUNDS; i++) {
      Person member = Fixtures.newServiceAccount(nodes.olga());
      rounds.warm(member);
      nodes.awaitPoll();
      nodes.holdPolls();
      nodes.letOnePollThrough();
      rounds.expire(member);
      rounds.ask(member).expect(401);
      nodes.letOnePollThrough(); // it read the log before the end
      rounds.ask(member).expect(401);
      nodes.line().mend();
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void allThatWasAnsweredFromMemory() {
    assertThat(nodes.hits()).isGreaterThan(ROUNDS * Rounds.WARM);
  }
}
