package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Askers;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Rounds of a test with two nodes: the second is asked with a key without pause while something is
 * changed on the first, and refuses as soon as that has been answered.
 */
final class Rounds {

  static final String ME = "/api/v2/users/me";

  /** How many answers from the second node show that it has the key in memory. */
  static final int WARM = 6;

  private final TwoNodes nodes;

  /** A revocation, done on the first node, and answered with success. */
  interface Change {
    void make(Person member) throws Exception;
  }

  Rounds(TwoNodes nodes) {
    this.nodes = nodes;
  }

  /** So many rounds, each with a user of its own. */
  void repeat(int rounds, Change change) throws Exception {
    for (int i = 0; i < rounds; i++) {
      round(Fixtures.newServiceAccount(nodes.olga()), change);
    }
  }

  void round(Person member, Change change) throws Exception {
    round(member, ME, answer -> isAccepted(answer, member), change);
  }

  private static boolean isAccepted(Answer answer, Person member) {
    return answer.status() == 200 && answer.json().getString("username").equals(member.username());
  }

  /** One round; an acceptance is what the test says. */
  void round(Person member, String path, Predicate<Answer> accepted, Change change)
      throws Exception {
    LatchkeySystem second = nodes.second().as(member.session());
    try (Askers askers = Askers.start(second, path, accepted)) {
      assertThat(askers.awaitAccepted(WARM)).as("accepted before").isTrue();
      change.make(member);
      long answered = System.nanoTime();
      CompletableFuture<Answer> next = CompletableFuture.supplyAsync(() -> second.get(path));
      nodes.line().mend(); // only memory could answer before
      assertThat(next.get()).as("the next answer").matches(accepted.negate(), "refuses");
      assertThat(askers.acceptedSince(answered)).as("accepted after the answer").isEmpty();
    }
  }

  /** Asks the second node until it has the key in memory. */
  void warm(Person member) throws Exception {
    LatchkeySystem second = nodes.second().as(member.session());
    try (Askers askers = Askers.start(second, ME, answer -> answer.status() == 200)) {
      assertThat(askers.awaitAccepted(WARM)).isTrue();
    }
  }

  /** Expires the key on the first node. */
  void expire(Person member) {
    nodes.olga().put(member.keyPath() + "/expire").expect(204);
  }

  /** Asks the second node. */
  Answer ask(Person member) {
    return nodes.second().as(member.session()).get(ME);
  }
}
