package io.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Askers;
import io.latchkey.fixture.DeployedService;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.RelyingService;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.SwitchedLine;
import io.latchkey.fixture.SwitchedLine.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample twice, on Payara Micro with one node and on WildFly with the other, called over HTTP
 * without pause. Once the end of a key has been answered by whichever node, neither lets it in;
 * without Latchkey they let nobody in beyond the lease, and come back by themselves.
 */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoicesTwoNodesIT {

  private static final int ROUNDS = 150;
  private static final String INVOICES = "/invoices";
  private static final String NOBODYS = "0123456789-0123456789abcdefghijkl";

  /** How many answers show that a service has the key in memory. */
  private static final int WARM = 10;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private TwoNodes nodes;
  private List<LatchkeySystem> owners;
  private Person member;
  private SwitchedLine firstLine;
  private SwitchedLine secondLine;
  private RelyingService atFirst;
  private RelyingService atSecond;

  /** Begins or ends an outage. */
  private interface Change {
    void make() throws Exception;
  }

  @BeforeAll
  void startAll(@TempDir Path folder) throws Exception {
    String types = RelyingService.SAMPLE.resolve("resource-types.json").toString();
    nodes = TwoNodes.start(folder, Map.of("LATCHKEY_RESOURCE_TYPES", types));
    owners = List.of(nodes.olga(), nodes.second().as(Fixtures.ownerSession(nodes.second())));
    member = Fixtures.newServiceAccount(nodes.olga());
    firstLine = SwitchedLine.to(nodes.first().address().getPort());
    secondLine = SwitchedLine.to(nodes.second().address().getPort());
    Person verifier = Fixtures.newServiceAccount(nodes.olga(), "verifier");
    String own = nodes.newKey(verifier, "api_key:introspect");
    atFirst =
        DeployedService.onPayaraMicro(
            RelyingService.sample("payara-micro"), "invoices.war", settings(firstLine, own));
    atSecond =
        DeployedService.onWildFly(
            RelyingService.sample("wildfly"), "invoices.war", settings(secondLine, own));
  }

  private static Map<String, String> settings(SwitchedLine line, String own) {
    return Map.of("LATCHKEY_URL", line.url(), "LATCHKEY_KEY", own, "LATCHKEY_TIMEOUT", "2s");
  }

  @AfterAll
  void stopAll() throws Exception {
    atSecond.stop();
    atFirst.stop();
    secondLine.close();
    firstLine.close();
    nodes.stop();
  }

  private String newKey() {
    return nodes.newKey(member, "invoice:read");
  }

  private void expire(LatchkeySystem owner, String key) {
    owner.put(member.path() + "/keys/" + key.substring(0, 10) + "/expire").expect(204);
  }

  private static LatchkeySystem calls(RelyingService service, String key) {
    return service.calls().with("Authorization", "Bearer " + key);
  }

  private static Answer list(RelyingService service, String key) {
    return calls(service, key).get(INVOICES);
  }

  private static Askers ask(RelyingService service, String key) {
    return Askers.start(calls(service, key), INVOICES, answer -> answer.status() == 200);
  }

  private static void warm(Askers askers) throws InterruptedException {
    assertThat(askers.awaitAccepted(WARM)).as("accepted before").isTrue();
  }

  @Test
  void noKeyIsLetInOnceItsEndIsAnswered() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      String key = newKey();
      try (Askers first = ask(atFirst, key);
          Askers second = ask(atSecond, key)) {
        warm(first);
        warm(second);
        expire(owners.get(i % owners.size()), key);
        long answered = System.nanoTime();
        list(atFirst, key).expect(401);
        list(atSecond, key).expect(401);
        assertThat(first.acceptedSince(answered)).as("after the answer, round %d", i).isEmpty();
        assertThat(second.acceptedSince(answered)).as("after the answer, round %d", i).isEmpty();
      }
    }
  }

  /**
   * The service lets nobody in beyond the lease, and a key that ends meanwhile never again.
   *
   * @param spared a node that the outage does not reach, called by the owner
   */
  private void outage(RelyingService service, LatchkeySystem spared, Change begin, Change end)
      throws Exception {
    String key = newKey();
    String ended = newKey();
    try (Askers askers = ask(service, key);
        Askers endedAskers = ask(service, ended)) {
      warm(askers);
      warm(endedAskers);
      long answered;
      begin.make();
      try {
        long begun = System.nanoTime();
        Answer unavailable = answered(503, service, key);
        assertThat(unavailable.header("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
        list(service, NOBODYS).expect(503);
        service.calls().get("/ping").expect(200);
        expire(spared, ended);
        answered = System.nanoTime();
        assertThat(askers.acceptedSince(begun + TwoNodes.LEASE.toNanos()))
            .as("beyond the lease")
            .isEmpty();
      } finally {
        end.make();
      }
      answered(200, service, key);
      answered(401, service, ended);
      assertThat(endedAskers.acceptedSince(answered)).as("after its end").isEmpty();
    }
  }

  /** The first answer with that status; those before it are of the service or of its outage. */
  private static Answer answered(int status, RelyingService service, String key) {
    long start = System.nanoTime();
    Answer answer = list(service, key);
    while (answer.status() != status) {
      assertThat(answer.status()).isIn(200, 503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_WAIT);
      answer = list(service, key);
    }
    return answer;
  }

  @Test
  void aLineThatFailsInAnyWay() throws Exception {
    for (Fault fault : List.of(Fault.STALLED, Fault.RESET, Fault.DRIPPING, Fault.HALVED)) {
      outage(atFirst, owners.get(0), () -> firstLine.fail(fault), () -> firstLine.fail(Fault.NONE));
      outage(
          atSecond, owners.get(1), () -> secondLine.fail(fault), () -> secondLine.fail(Fault.NONE));
    }
  }

  @Test
  void aNodeThatStandsStill() throws Exception {
    outage(atFirst, owners.get(1), nodes.firstNode()::pause, nodes.firstNode()::resume);
  }

  private void killSecondNode() throws InterruptedException {
    nodes.secondNode().kill();
    nodes.secondNode().stop();
  }

  @Test
  void aNodeThatCrashesAndIsStartedAgain() throws Exception {
    outage(atSecond, owners.get(0), this::killSecondNode, nodes.secondNode()::startAgain);
  }

  @Test
  void aNodeThatCrashesBehindALoadBalancer() throws Exception {
    try {
      outage(
          atSecond, owners.get(0), this::killSecondNode, () -> secondLine.switchTo(nodes.first()));
    } finally {
      nodes.secondNode().startAgain();
      secondLine.switchTo(nodes.second());
      secondLine.forgetConnections();
    }
  }
}
