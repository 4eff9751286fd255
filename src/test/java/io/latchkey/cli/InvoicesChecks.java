package io.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.RelyingService;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample {@code src/example/invoices} on a server, unchanged, with its two settings only
 * (verification 6). INV-7 and INV-8 are olga's, whose keys are used; INV-9 is not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InvoicesChecks {
  @RegisterExtension static final InvoiceKeys keys = new InvoiceKeys();

  private static final String READ = "invoice:read";
  private static final String PAY = "invoice:pay";
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private RelyingService service;

  /** The running sample, with these variables in its environment. */
  abstract RelyingService start(Map<String, String> settings)
      throws IOException, InterruptedException;

  @BeforeAll
  void start(@TempDir Path home) throws IOException, InterruptedException {
    service = start(keys.settings(home));
  }

  @AfterAll
  void stop() throws IOException {
    if (service != null) {
      service.stop();
    }
  }

  private Answer get(String key, String path) {
    return service.calls().with("Authorization", "Bearer " + key).get(path);
  }

  private Answer view(String key, String invoice) {
    return get(key, "/invoices/" + invoice);
  }

  private Answer pay(String key, String invoice) {
    return service
        .calls()
        .with("Authorization", "Bearer " + key)
        .put("/invoices/" + invoice + "/payment");
  }

  private static void assertChallenge(Answer refused, String... parts) {
    assertThat(refused.header(CHALLENGE).orElseThrow()).startsWith("Bearer").contains(parts);
  }

  @Test
  void aKeyWithTheScopeIsLetInToItsUsersInvoices() {
    String key = keys.create(READ, "workspace:read");
    JsonObject invoice = view(key, "INV-7").expect(200).json();
    assertThat(invoice.getString("id")).isEqualTo("INV-7");
    assertThat(invoice.getString("owner")).isEqualTo(keys.username());
    assertThat(get(key, "/invoices").expect(200).jsonArray())
        .extracting(each -> each.asJsonObject().getString("id"))
        .containsExactly("INV-7", "INV-8");
  }

  @Test
  void aKeyWithoutTheScopeIsForbiddenAndToldWhichOneItTakes() {
    String other = keys.create("workspace:read");
    assertChallenge(
        view(other, "INV-7").expect(403), "error=\"insufficient_scope\"", "scope=\"" + READ + "\"");
    assertChallenge(
        pay(keys.create(READ), "INV-7").expect(403),
        "error=\"insufficient_scope\"",
        "scope=\"" + PAY + "\"");
  }

  @Test
  void nobodyIsLetInWithoutAKey() {
    assertChallenge(service.calls().get("/invoices").expect(401), "realm=");
    assertChallenge(
        view("0123456789-0123456789abcdefABCDEF", "INV-7").expect(401), "error=\"invalid_token\"");
    view("no-key", "INV-7").expect(401);
  }

  @Test
  void aKeyThatIsConfinedReachesItsInvoiceOnly() {
    String key = keys.createFor("invoice:INV-7", READ, PAY);
    view(key, "INV-7").expect(200);
    view(key, "INV-8").expect(403);
    pay(key, "INV-8").expect(403);
    assertThat(get(key, "/invoices").expect(200).jsonArray())
        .extracting(each -> each.asJsonObject().getString("id"))
        .containsExactly("INV-7");
  }

  @Test
  void somebodyElsesInvoiceIsNotFound() {
    String key = keys.create(READ, PAY);
    view(key, "INV-9").expect(404);
    pay(key, "INV-9").expect(404);
  }

  @Test
  void aKeyThatMayPayPays() {
    String key = keys.create(PAY);
    assertThat(pay(key, "INV-8").expect(200).json().getBoolean("paid")).isTrue();
    assertThat(view(keys.create(READ), "INV-8").expect(200).json().getBoolean("paid")).isTrue();
  }

  @Test
  void aKeyThatWasLetInIsRefusedOnceItsExpiryIsAnswered() {
    String key = keys.create(READ);
    view(key, "INV-7").expect(200);
    keys.expire(key);
    Answer refused = view(key, "INV-7").expect(401);
    assertChallenge(refused, "error=\"invalid_token\"");
    assertThat(refused.header(CHALLENGE).orElseThrow()).containsPattern("revoked|expired at");
  }

  @Test
  void whatIsOpenToEverybodySaysSo() {
    assertThat(service.calls().get("/ping").expect(200).body()).isEqualTo("pong");
  }

  @Test
  void aMethodThatSaysNothingIsRefusedWhateverTheKey() {
    get(keys.create("coder:all"), "/forgotten").expect(403);
    assertThat(service.calls().get("/forgotten").status()).isIn(401, 403);
  }

  @Test
  void whileLatchkeyIsAwayNobodyIsLetInAndAfterItsRestartEverybodyIs()
      throws IOException, InterruptedException {
    String key = keys.create(READ);
    view(key, "INV-7").expect(200);
    keys.stopLatchkey();
    try {
      assertThat(viewUntil(503, key).header("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
      service.calls().get("/ping").expect(200);
    } finally {
      keys.startLatchkeyAgain();
    }
    viewUntil(200, key);
  }

  /** The first answer with that status, when those before it were one of both. */
  private Answer viewUntil(int status, String key) {
    long start = System.nanoTime();
    Answer answer = view(key, "INV-7");
    while (answer.status() != status) {
      assertThat(answer.status()).isIn(200, 503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_WAIT);
      answer = view(key, "INV-7");
    }
    return answer;
  }
}
