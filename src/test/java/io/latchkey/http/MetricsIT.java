package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.Fixtures.Person;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code GET /metrics}: who reads it, and what counts. Other tests may count at the same time. */
@ServerTest
class MetricsIT {
  private static final String METRICS = "/api/v2/metrics";
  private static final String LOGIN = "/api/v2/users/login";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static LatchkeySystem owner;
  private static Person member;

  @BeforeAll
  static void makePeople() {
    owner = Fixtures.owner();
    member = Fixtures.newMember();
  }

  @Test
  void isPrometheusTextForOwnersAndAuditors() {
    for (LatchkeySystem reader : List.of(owner, Fixtures.newUser("auditor").calls())) {
      Answer answer = reader.get(METRICS).expect(200);
      assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
      assertThat(answer.body()).contains("# TYPE latchkey_keys_issued_total counter");
      assertThat(answer.body()).contains("# TYPE http_server_requests_seconds summary");
    }
  }

  @Test
  void isNotThereForOthersAndClosedToStrangers() {
    member.calls().get(METRICS).expect(404);
    Fixtures.newUser("user-admin", "template-admin").calls().get(METRICS).expect(404);
    LatchkeySystem.underTest().get(METRICS).expect(401);
  }

  @Test
  void countsKeysCreatedExpiredAndDeleted() {
    double tokens = read("latchkey_keys_issued_total{login_type=\"token\"}");
    double sessions = read("latchkey_keys_issued_total{login_type=\"password\"}");
    double expired = read("latchkey_keys_expired_total");
    double deleted = read("latchkey_keys_deleted_total");
    String keys = "/api/v2/users/me/keys";
    String id = id(member.calls().post(keys + "/tokens", Map.of()));
    id(member.calls().post(keys));
    member.calls().put(keys + "/" + id + "/expire").expect(204);
    member.calls().delete(keys + "/" + id).expect(204);
    member.calls().delete(keys + "/" + id).expect(404);
    assertThat(read("latchkey_keys_issued_total{login_type=\"token\"}")).isEqualTo(tokens + 1);
    assertThat(read("latchkey_keys_issued_total{login_type=\"password\"}")).isEqualTo(sessions + 1);
    assertThat(read("latchkey_keys_expired_total")).isEqualTo(expired + 1);
    assertThat(read("latchkey_keys_deleted_total")).isEqualTo(deleted + 1);
  }

  private static String id(Answer created) {
    return created.expect(201).json().getString("key").split("-", 2)[0];
  }

  @Test
  void countsAuthenticationsByOutcome() {
    String unknown = "latchkey_authentications_total{outcome=\"unknown\"}";
    String malformed = "latchkey_authentications_total{outcome=\"malformed\"}";
    double before = read(unknown);
    double badBefore = read(malformed);
    double accepted = read("latchkey_authentications_total{outcome=\"accepted\"}");
    LatchkeySystem.underTest().as("0123456789-0123456789012345678901").get(METRICS).expect(401);
    LatchkeySystem.underTest().as("nonsense").get(METRICS).expect(401);
    assertThat(read(unknown)).isEqualTo(before + 1);
    assertThat(read(malformed)).isEqualTo(badBefore + 1);
    assertThat(read("latchkey_authentications_total{outcome=\"accepted\"}"))
        .isGreaterThan(accepted);
  }

  @Test
  void countsLoginsByOutcome() {
    String accepted = "latchkey_logins_total{outcome=\"accepted\"}";
    String wrong = "latchkey_logins_total{outcome=\"wrong_password\"}";
    double good = read(accepted);
    double bad = read(wrong);
    Fixtures.session(member.email(), member.password());
    Map<String, String> nobody = Map.of("email", "nobody@example.com", "password", "x");
    LatchkeySystem.underTest().post(LOGIN, nobody).expect(401);
    assertThat(read(accepted)).isEqualTo(good + 1);
    assertThat(read(wrong)).isEqualTo(bad + 1);
  }

  @Test
  void timesRequestsByRouteAndShowsNothingThatAClientSent() {
    String secret = "secret-" + Fixtures.unique("path");
    owner.get("/api/v2/" + secret + "?coder=" + secret).expect(404);
    owner.get("/api/v2/users/" + secret).expect(404);
    owner.request("BREW", "/api/v2/users/" + secret, null);
    double count = read(timer("GET", "/users/{user}", 200));
    owner.get(member.path()).expect(200);
    assertThat(read(timer("GET", "/users/{user}", 200))).isEqualTo(count + 1);
    assertThat(owner.get(METRICS).body())
        .contains("route=\"unmatched\"")
        .doesNotContain(secret, member.id(), "BREW");
  }

  /** Its answer comes after the lease, which is a tenth of a second here. */
  @Test
  void timesARequestUntilItIsAnswered() {
    String keys = "/api/v2/users/me/keys";
    String series = timer("PUT", "/users/{user}/keys/{key}/expire", 204);
    String seconds = series.replace("_count", "_sum");
    double count = read(series);
    double sum = read(seconds);
    String id = id(member.calls().post(keys + "/tokens", Map.of()));
    member.calls().put(keys + "/" + id + "/expire").expect(204);
    long start = System.nanoTime(); // it is counted after the answer
    while (read(series) == count && System.nanoTime() - start < PATIENCE.toNanos()) {
      Thread.onSpinWait();
    }
    assertThat(read(seconds)).isGreaterThanOrEqualTo(sum + 0.1);
  }

  private static String timer(String method, String route, int status) {
    return "http_server_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"}"
        .formatted(method, route, status);
  }

  /** The value of a series, 0 if it is not there yet. */
  private static double read(String series) {
    return owner
        .get(METRICS)
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .sum();
  }
}
