package io.latchkey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.api.IntrospectionResponse;
import io.latchkey.api.Json;
import io.latchkey.api.RevocationsResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two requests to Latchkey, with the verifier's own key. Each ends in the time it is given. */
final class LatchkeyRequests {

  /** Fewer than the server answers at once for one address, which services may share. */
  private static final int AT_ONCE = 16;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final HttpClient http;
  private final URI server;
  private final String key;
  private final Duration timeout;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  LatchkeyRequests(HttpClient http, URI server, String key, Duration timeout) {
    this.http = http;
    this.server = server;
    this.key = key;
    this.timeout = timeout;
  }

  /**
   * What a key permits, by a read of the database that begins after this call.
   *
   * @throws VerificationUnavailableException when there is no answer, or another one
   */
  IntrospectionResponse introspect(String token) {
    HttpRequest request =
        request("/oauth2/introspect")
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("fresh=true&token=" + URLEncoder.encode(token, UTF_8)))
            .build();
    long deadline = System.nanoTime() + timeout.toNanos();
    acquire();
    try {
      return answer(sendTwice(request, deadline), IntrospectionResponse.class);
    } finally {
      places.release();
    }
  }

  /**
   * What was revoked lately.
   *
   * @param patience how long it may take
   * @throws VerificationUnavailableException when there is no answer in that time, or another one
   */
  RevocationsResponse revocations(Duration patience) {
    HttpRequest request = request("/api/v2/revocations").GET().build();
    return answer(send(request, System.nanoTime() + patience.toNanos()), RevocationsResponse.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .setHeader("Accept", "application/json")
        .setHeader("User-Agent", "latchkey-verifier")
        .setHeader("Coder-Session-Token", key);
  }

  private void acquire() {
    try {
      if (!places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new VerificationUnavailableException("Too many requests wait for " + server + ".");
      }
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  /**
   * Once more after a connection that was kept open turned out to be dead: asking changes nothing.
   */
  private HttpResponse<byte[]> sendTwice(HttpRequest request, long deadline) {
    try {
      return send(request, deadline);
    } catch (VerificationUnavailableException failed) {
      if (failed.getCause() instanceof IOException) {
        return send(request, deadline);
      }
      throw failed;
    }
  }

  /** The whole answer in time: the client's own limit ends with the answer's headers. */
  private HttpResponse<byte[]> send(HttpRequest request, long deadline) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new VerificationUnavailableException("No answer of " + server + " in time.", late);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      throw interrupted(stopped);
    } catch (ExecutionException failed) {
      throw new VerificationUnavailableException(
          "Cannot reach " + server + ": " + failed.getCause().getMessage(), failed.getCause());
    }
  }

  private <T> T answer(HttpResponse<byte[]> response, Class<T> type) {
    if (response.statusCode() != OK) {
      throw new VerificationUnavailableException(refusal(response.statusCode()));
    }
    try {
      return type.cast(Json.read(response.body(), type));
    } catch (IllegalArgumentException other) {
      throw new VerificationUnavailableException(
          "The answer of " + server + " is not Latchkey's; is the address right?");
    }
  }

  private String refusal(int status) {
    return switch (status) {
      case UNAUTHORIZED -> server + " does not accept this verifier's own key.";
      case FORBIDDEN ->
          "This verifier's own key lacks the scope api_key:introspect, or its user a"
              + " role that permits it.";
      default -> server + " answered with status " + status + ".";
    };
  }

  private VerificationUnavailableException interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new VerificationUnavailableException(
        "Interrupted while asking " + server + ".", stopped);
  }

  URI server() {
    return server;
  }
}
