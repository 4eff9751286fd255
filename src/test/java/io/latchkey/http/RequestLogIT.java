package io.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.fixture.Answer;
import io.latchkey.fixture.Fixtures;
import io.latchkey.fixture.LatchkeySystem;
import io.latchkey.fixture.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request leaves in the log, and the headers of its answer. */
@ServerTest
class RequestLogIT {

  private static final Path LOG =
      Path.of(System.getProperty("latchkey.test.log", "target/it/server.0.log"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LatchkeySystem anybody = LatchkeySystem.underTest();

  @BeforeEach
  void onlyWithTheLogAtHand() {
    assumeTrue(Files.isReadable(LOG), "the server under test runs elsewhere");
  }

  @Test
  void aRefusalLeavesOneLineWithItsCauseAndTheKeyButNotTheSecret() throws IOException {
    String id = Fixtures.newMember().session().substring(0, 10);
    String secret = "NotTheSecretOfThisKey0";
    Answer refused = anybody.as(id + "-" + secret).get("/api/v2/users/me").expect(401);
    assertThat(linesOf(refused))
        .singleElement()
        .asString()
        .contains(
            "refused status=401 reason=wrong_secret method=GET route=/users/{user} key="
                + id
                + " address=127.0.0.1 request="
                + requestId(refused));
    assertThat(log()).doesNotContain(secret);
  }

  /** A key that is not there is refused as late as one that was ended, and not on that thread. */
  @Test
  void aRefusalThatComesLaterIsLoggedWithItsStatus() throws IOException {
    Answer refused =
        Fixtures.newMember().calls().put("/api/v2/users/me/keys/0123456789/expire").expect(404);
    assertThat(linesOf(refused))
        .singleElement()
        .asString()
        .contains("refused status=404 ", " route=/users/{user}/keys/{key}/expire ");
  }

  @Test
  void whatAClientMakesUpCannotBreakTheLine() throws IOException {
    Answer refused = anybody.as("x=1 key-" + "s".repeat(22)).get("/api/v2/users/me");
    assertThat(linesOf(refused.expect(401)))
        .singleElement()
        .asString()
        .contains(" reason=malformed ", " key=- ");
  }

  @Test
  void anAcceptedRequestLeavesNone() throws IOException {
    Answer accepted = Fixtures.newMember().calls().get("/api/v2/users/me").expect(200);
    linesOf(anybody.get("/api/v2/users/me").expect(401));
    assertThat(log()).doesNotContain(requestId(accepted));
  }

  @Test
  void everyAnswerTellsBrowsersToBeStrict() {
    Stream.of("/api/v2/buildinfo", "/api/v2/users/me", "/api/v2/nowhere", "/bin/x", "/healthz")
        .map(anybody::get)
        .forEach(
            answer -> {
              assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
              assertThat(answer.header("X-Frame-Options")).contains("DENY");
              assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
            });
    Answer api = anybody.get("/api/v2/buildinfo");
    assertThat(api.header("Cache-Control")).contains("no-store");
    assertThat(api.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    assertThat(requestId(api)).isNotEqualTo(requestId(anybody.get("/api/v2/buildinfo")));
  }

  /** The line is written after the answer, so other requests are made until it is there. */
  private List<String> linesOf(Answer answer) throws IOException {
    String id = requestId(answer);
    long start = System.nanoTime();
    while (!log().contains(id) && System.nanoTime() - start < PATIENCE.toNanos()) {
      anybody.get("/api/v2/buildinfo");
    }
    return log().lines().filter(line -> line.contains(id)).toList();
  }

  private static String log() throws IOException {
    return Files.readString(LOG, StandardCharsets.UTF_8);
  }

  private static String requestId(Answer answer) {
    return answer.header("X-Coder-Request-Id").orElseThrow();
  }
}
