package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import io.latchkey.fixture.SwitchedLine;
import io.latchkey.fixture.SwitchedLine.Fault;
import io.latchkey.verifier.KeyRefusedException;
import io.latchkey.verifier.LatchkeyVerifier;
import io.latchkey.verifier.VerificationUnavailableException;
import io.latchkey.verifier.VerifierBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services that verify keys with two nodes, one service at each and one by way of a line that leads
 * to either. Once the end of a key has been answered by whichever node, no verification that begins
 * then accepts it; without Latchkey nothing is accepted beyond the lease.
 */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifierTwoNodesIT {

  private static final int ROUNDS = 20;

  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private TwoNodes nodes;
  private SwitchedLine line;
  private String own;
  private LatchkeyVerifier atFirst;
  private LatchkeyVerifier atSecond;
  private LatchkeyVerifier onTheLine;

  @BeforeAll
  void startAll(@TempDir Path folder) throws Exception {
    nodes = TwoNodes.start(folder);
    line = SwitchedLine.to(nodes.first().address().getPort());
    Person service = Fixtures.newServiceAccount(nodes.olga(), "verifier");
    own = nodes.newKey(service, "api_key:introspect");
    atFirst = verifier(nodes.first().address().toString()).build();
    atSecond = verifier(nodes.second().address().toString()).build();
    onTheLine = verifier(line.url()).build();
  }

  private List<LatchkeyVerifier> verifiers() {
    return List.of(atFirst, atSecond, onTheLine);
  }

  private VerifierBuilder verifier(String url) {
    return LatchkeyVerifier.at(url).as(own).timeout(PATIENCE);
  }

  @AfterAll
  void stopAll() throws Exception {
    verifiers().forEach(LatchkeyVerifier::close);
    line.close();
    nodes.stop();
  }

  @Test
  @Order(1)
  void noKeyIsAcceptedOnceItsEndIsAnswered() throws Exception {
    String session = Fixtures.ownerSession(nodes.second());
    List<LatchkeySystem> both = List.of(nodes.olga(), nodes.second().as(session));
    List<LatchkeySystem> ways = List.of(nodes.first(), nodes.second());
    VerifierRound round = new VerifierRound(nodes.olga(), verifiers());
    for (int i = 0; i < ROUNDS; i++) {
      line.switchTo(ways.get(i / 2 % 2));
      line.forgetConnections();
      round.make(both.get(i % 2));
    }
    for (LatchkeyVerifier each : verifiers()) {
      assertThat(each.statistics().hits())
          .as("from memory")
          .isGreaterThan(ROUNDS * VerifierRound.WARM);
    }
  }

  /** Makes an outage. */
  private interface Outage {
    void begin() throws Exception;
  }

  /** Nothing is accepted beyond the lease; everything is unavailable, and comes back by itself. */
  private void outage(String url, Outage outage, Outage end) throws Exception {
    String key = Fixtures.newServiceAccount(nodes.olga()).session();
    try (LatchkeyVerifier verifier = verifier(url).timeout(TIMEOUT).build();
        VerifierAskers askers = VerifierAskers.start(verifier, List.of(key))) {
      askers.awaitAccepted(key, VerifierRound.WARM);
      outage.begin();
      long begun = System.nanoTime();
      askers.await(key, VerificationUnavailableException.class);
      assertThatThrownBy(() -> verifier.verify("0123456789-0123456789abcdefghijkl"))
          .isInstanceOf(VerificationUnavailableException.class);
      assertThat(Duration.ofNanos(askers.latest(key).acceptedNanos() - begun))
          .isLessThanOrEqualTo(TwoNodes.LEASE);
      end.begin();
      askers.awaitAccepted(key, VerifierRound.WARM);
    } finally {
      line.fail(Fault.NONE);
    }
  }

  @Test
  @Order(2)
  void aLineThatFailsInAnyWay() throws Exception {
    for (Fault fault : List.of(Fault.STALLED, Fault.RESET, Fault.DRIPPING, Fault.HALVED)) {
      outage(line.url(), () -> line.fail(fault), () -> line.fail(Fault.NONE));
    }
  }

  @Test
  @Order(3)
  void aNodeThatStandsStill() throws Exception {
    ServerScript node = nodes.firstNode();
    try {
      outage(nodes.first().address().toString(), node::pause, node::resume);
    } finally {
      node.resume();
    }
  }

  @Test
  @Order(4)
  void aServiceThatWouldRatherBeWrongThanClosed() throws Exception {
    Person member = Fixtures.newServiceAccount(nodes.olga());
    String other = Fixtures.newServiceAccount(nodes.olga()).session();
    try (LatchkeyVerifier verifier =
            verifier(line.url()).timeout(TIMEOUT).allowCachedFor(Duration.ofMinutes(5)).build();
        VerifierAskers askers = VerifierAskers.start(verifier, List.of(member.session()))) {
      askers.awaitAccepted(member.session(), VerifierRound.WARM);
      line.fail(Fault.RESET);
      nodes.olga().put(member.keyPath() + "/expire").expect(204);
      askers.awaitAccepted(
          member.session(), VerifierRound.WARM); // the lease has ended before that was answered
      assertThatThrownBy(() -> verifier.verify(other))
          .isInstanceOf(VerificationUnavailableException.class);
      line.fail(Fault.NONE);
      askers.await(member.session(), KeyRefusedException.class);
    } finally {
      line.fail(Fault.NONE);
    }
  }

  /** Last, for the node does not come back; whoever reaches it by the line goes to the other. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aNodeThatCrashes() throws Exception {
    line.switchTo(nodes.second());
    line.forgetConnections();
    outage(line.url(), nodes.secondNode()::kill, () -> line.switchTo(nodes.first()));
  }
}
