package io.latchkey.storage;

import static io.latchkey.fixture.Fixtures.ownerSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.NeighbourClient;
import io.latchkey.fixture.Nginx;
import io.latchkey.fixture.ScriptTest;
import io.latchkey.fixture.ServerScript;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one MySQL, behind nginx with the configuration of {@code docker/nginx.conf}. */
@ScriptTest
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

  private static final String ME = "/api/v2/users/me";
  private static final String TOKENS = ME + "/keys/tokens";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicBoolean enough = new AtomicBoolean();
  private ServerScript firstNode;
  private ServerScript secondNode;
  private LatchkeySystem first;
  private LatchkeySystem second;
  private Nginx nginx;
  private LatchkeySystem both;

  /** Both nodes start at once on an empty database: one of them makes the schema. */
  @BeforeAll
  void startBoth(@TempDir Path folder) throws Exception {
    Map<String, String> settings =
        Map.of(
            "CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true",
            "CODER_PROXY_TRUSTED_ORIGINS", "127.0.0.0/8");
    List<ServerScript> nodes =
        ServerScript.onMySql(settings, folder.resolve("first"), folder.resolve("second"));
    firstNode = nodes.get(0);
    secondNode = nodes.get(1);
    List<LatchkeySystem> started = ServerScript.startTogether(firstNode, secondNode);
    first = started.get(0);
    second = started.get(1);
    nginx = Nginx.before(folder.resolve("nginx"), first.address(), second.address());
    both = nginx.system();
    ownerSession(first);
  }

  @AfterAll
  void stopAll() throws InterruptedException {
    enough.set(true);
    threads.shutdownNow();
    nginx.stop();
    secondNode.stop();
    firstNode.stop();
  }

  private static String create(LatchkeySystem caller) {
    return caller.post(TOKENS, Map.of()).expect(201).json().getString("key");
  }

  @Test
  @Order(1)
  void whatOneNodeDoesTheOtherKnowsAtOnce() {
    LatchkeySystem olga = first.as(ownerSession(second));
    String token = create(olga);
    second.as(token).get(ME).expect(200);
    String id = token.substring(0, token.indexOf('-'));
    olga.put(ME + "/keys/" + id + "/expire").expect(204);
    Answer refused = second.as(token).get(ME).expect(401);
    assertThat(refused.detail()).startsWith("API key expired at ");
  }

  @Test
  @Order(2)
  void theClientsAddressPassesTheProxyAndNotOneThatItForged() throws IOException {
    Map<String, String> olga =
        Map.of("email", Fixtures.OWNER_EMAIL, "password", Fixtures.OWNER_PASSWORD);
    String session =
        new NeighbourClient("127.0.0.9", both)
            .post("/api/v2/users/login", Map.of("X-Forwarded-For", "192.0.2.7"), olga)
            .expect(201)
            .json()
            .getString("session_token");
    Answer audit = first.as(session).get("/api/v2/audit?limit=1&q=action:login");
    assertThat(audit.json().getJsonArray("audit_logs").getJsonObject(0).getString("ip"))
        .isEqualTo("127.0.0.9");
  }

  @Test
  @Order(3)
  void nodesThatRestartOneAfterTheOtherRefuseNoValidToken() throws Exception {
    String token = create(first.as(ownerSession(first)));
    Semaphore answered = new Semaphore(0);
    Map<String, Integer> others = new ConcurrentHashMap<>();
    List<Future<?>> load = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      load.add(threads.submit(() -> askUntilEnough(token, answered, others)));
    }
    assertThat(firstNode.stop()).isZero();
    first = firstNode.startAgain();
    awaitMore(answered);
    assertThat(secondNode.stop()).isZero();
    second = secondNode.startAgain();
    awaitMore(answered);
    enough.set(true);
    for (Future<?> one : load) {
      one.get();
    }
    assertThat(others).isEmpty();
  }

  private void askUntilEnough(String token, Semaphore ok, Map<String, Integer> others) {
    while (!enough.get()) {
      Answer answer = both.as(token).get(ME);
      if (answer.status() == 200) {
        ok.release();
      } else {
        others.merge(answer.status() + " " + answer.body(), 1, Integer::sum);
      }
    }
  }

  private static void awaitMore(Semaphore succeeded) throws InterruptedException {
    succeeded.drainPermits();
    assertThat(succeeded.tryAcquire(100, 2, TimeUnit.MINUTES)).isTrue();
  }

  /** Of four starts by now; the nodes may have shared the migrations among them. */
  @Test
  @Order(4)
  void migrationsAndPurgeRanOnce() {
    assertThat(logged("Migrating schema ").map(line -> line.replaceFirst(".* to version ", "")))
        .isNotEmpty()
        .doesNotHaveDuplicates();
    assertThat(logged("Purged ")).hasSize(1);
  }

  private Stream<String> logged(String text) {
    return Stream.of(firstNode, secondNode)
        .flatMap(ServerScript::log)
        .filter(line -> line.contains(text));
  }

  @Test
  @Order(5)
  void aNodeThatIsKilledLosesNoTokenThatItGaveOut() throws Exception {
    LatchkeySystem olga = first.as(ownerSession(second));
    List<Future<List<String>>> writers = new ArrayList<>();
    Semaphore made = new Semaphore(0);
    for (int i = 0; i < 4; i++) {
      writers.add(threads.submit(() -> createUntilItFails(olga, made)));
    }
    awaitMore(made);
    firstNode.kill();
    List<String> given = new ArrayList<>();
    for (Future<List<String>> writer : writers) {
      given.addAll(writer.get());
    }
    assertThat(given).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    assertThat(given).allSatisfy(token -> second.as(token).get(ME).expect(200));
    Answer audit = second.as(given.get(0)).get("/api/v2/audit/verify").expect(200);
    assertThat(audit.json().getBoolean("valid")).isTrue();
  }

  private static List<String> createUntilItFails(LatchkeySystem olga, Semaphore made) {
    List<String> given = new ArrayList<>();
    try {
      while (true) {
        Answer answer = olga.post(TOKENS, Map.of());
        if (answer.status() == 201) {
          given.add(answer.json().getString("key"));
          made.release();
        }
      }
    } catch (ProcessingException theNodeIsGone) {
      return given;
    }
  }
}
