package io.latchkey.bench;

import io.latchkey.verifier.KeyRefusedException;
import io.latchkey.verifier.LatchkeyVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Expires a key through the API while a thread verifies it without pause. */
final class RevocationWatch {

  /**
   * What happened to one key.
   *
   * @param took from the request to the answer, in milliseconds
   * @param accepted how often it was, before and after
   * @param after how often by a verification that began after the answer arrived
   * @param last how long after the answer the last acceptance ended, in milliseconds; below 0 when
   *     that was before it
   */
  record Seen(double took, long accepted, long after, double last) {}

  private static final int MOST = 1 << 23;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI latchkey;
  private final String owner;
  private final LatchkeyVerifier verifier;

  /** When each accepting verification began. */
  private final long[] begun = new long[MOST];

  /**
   * @param owner a key that may expire others' keys
   */
  RevocationWatch(URI latchkey, String owner, LatchkeyVerifier verifier) {
    this.latchkey = latchkey;
    this.owner = owner;
    this.verifier = verifier;
  }

  /**
   * @param user who owns the key
   */
  Seen expire(String key, String user) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<long[]> using = CompletableFuture.supplyAsync(() -> use(key, stop));
    TimeUnit.MILLISECONDS.sleep(100);
    String id = key.substring(0, key.indexOf('-'));
    HttpRequest request =
        HttpRequest.newBuilder(
                latchkey.resolve("/api/v2/users/" + user + "/keys/" + id + "/expire"))
            .header("Coder-Session-Token", owner)
            .PUT(BodyPublishers.noBody())
            .build();
    AtomicLong answered = new AtomicLong();
    long sent = System.nanoTime();
    HttpResponse<Void> answer =
        http.send(
            request,
            headers -> {
              answered.set(System.nanoTime());
              return BodySubscribers.discarding();
            });
    TimeUnit.MILLISECONDS.sleep(200);
    stop.set(true);
    long[] result = using.get(10, TimeUnit.SECONDS);
    if (answer.statusCode() != 204 || result[0] == 0) {
      throw new IllegalStateException(answer.statusCode() + ", accepted " + result[0] + " times");
    }
    long after = 0;
    for (int i = 0; i < result[0]; i++) {
      after += begun[i] - answered.get() > 0 ? 1 : 0;
    }
    return new Seen(
        (answered.get() - sent) / 1e6, result[0], after, (result[1] - answered.get()) / 1e6);
  }

  /** How often it was accepted, and when the last of these verifications ended. */
  private long[] use(String key, AtomicBoolean stop) {
    int accepted = 0;
    long last = 0;
    while (!stop.get() && accepted < MOST) {
      long start = System.nanoTime();
      if (isGood(key)) {
        last = System.nanoTime();
        begun[accepted++] = start;
      }
    }
    if (accepted == MOST) {
      throw new IllegalStateException("accepted more often than can be noted");
    }
    return new long[] {accepted, last};
  }

  private boolean isGood(String key) {
    try {
      return verifier.verify(key).hasScope(Verification.SCOPE);
    } catch (KeyRefusedException refused) {
      return false;
    }
  }
}
