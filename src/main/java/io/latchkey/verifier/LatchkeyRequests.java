package io.latchkey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.api.IntrospectionResponse;
import io.latchkey.api.Json;
import io.latchkey.api.RevocationsResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLHandshakeException;

/** The two requests to Latchkey, with the verifier's own key. Each ends in the time it is given. */
final class LatchkeyRequests {

  /** Fewer than the server answers at once for one address, which services may share. */
  private static final int AT_ONCE = 16;

  /** Bytes: every scope there may be is named in 200,000; a hundred thousand revocations. */
  private static final int LONGEST_INTROSPECTION = 1 << 20;

  private static final int LONGEST_FEED = 1 << 24;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final URI server;
  private final String key;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Map<Long, CompletableFuture<?>> running = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();

  /** Null once this is closed: its thread ends when nobody refers to it. */
  private volatile HttpClient http;

  LatchkeyRequests(HttpClient http, URI server, String key) {
    this.http = http;
    this.server = server;
    this.key = key;
  }

  /**
   * What a key permits, by a read of the database that begins after this call.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws VerificationUnavailableException when there is no answer, or another one
   */
  IntrospectionResponse introspect(String token, long deadline) {
    HttpRequest request =
        request("/oauth2/introspect")
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("fresh=true&token=" + URLEncoder.encode(token, UTF_8)))
            .build();
    acquire(deadline);
    try {
      IntrospectionResponse read =
          answer(sendAgain(request, deadline), IntrospectionResponse.class);
      if (read.active() == null) {
        throw notLatchkeys();
      }
      return read;
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
    long deadline = System.nanoTime() + patience.toNanos();
    return answer(send(request, LONGEST_FEED, deadline), RevocationsResponse.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .setHeader("Accept", "application/json")
        .setHeader("User-Agent", "latchkey-verifier")
        .setHeader("Coder-Session-Token", key);
  }

  private void acquire(long deadline) {
    try {
      if (!places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new VerificationUnavailableException("Too many requests wait for " + server + ".");
      }
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  /**
   * Again after a connection that was kept open turned out to be dead, as all that are kept may be
   * when another machine has taken over the address: asking changes nothing.
   */
  private HttpResponse<byte[]> sendAgain(HttpRequest request, long deadline) {
    int kept = AT_ONCE;
    while (true) {
      try {
        return send(request, LONGEST_INTROSPECTION, deadline);
      } catch (VerificationUnavailableException failed) {
        if (kept-- == 0 || !mayBeOfAKeptConnection(failed.getCause())) {
          throw failed;
        }
      }
    }
  }

  private static boolean mayBeOfAKeptConnection(Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof ConnectException)
        && !(cause instanceof ProtocolException)
        && !(cause instanceof SSLHandshakeException);
  }

  /** The whole answer in time: the client's own limit ends with the answer's headers. */
  private HttpResponse<byte[]> send(HttpRequest request, int most, long deadline) {
    HttpClient client = http;
    if (client == null) {
      throw closed();
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new LimitedBody(most));
    long number = sent.incrementAndGet();
    running.put(number, answer);
    try {
      if (http == null) {
        throw closed();
      }
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new VerificationUnavailableException("No answer of " + server + " in time.", late);
    } catch (CancellationException stopped) {
      throw closed();
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    } catch (ExecutionException failed) {
      throw new VerificationUnavailableException(
          "Cannot reach " + server + ": " + reason(failed.getCause()), failed.getCause());
    } finally {
      running.remove(number);
      answer.cancel(true); // nothing, if it is there
    }
  }

  private static String reason(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : message;
  }

  /** Ends all requests, and lets none begin. */
  void close() {
    http = null;
    running.values().forEach(answer -> answer.cancel(true));
  }

  private static VerificationUnavailableException closed() {
    return new VerificationUnavailableException("The verifier is closed.");
  }

  private <T> T answer(HttpResponse<byte[]> response, Class<T> type) {
    if (response.statusCode() != OK) {
      throw refusal(response.statusCode());
    }
    try {
      return type.cast(Json.read(response.body(), type));
    } catch (IllegalArgumentException other) {
      throw notLatchkeys();
    }
  }

  /** Of an answer that no Latchkey would give. */
  VerificationUnavailableException notLatchkeys() {
    return new VerificationUnavailableException(
        "The answer of " + server + " is not Latchkey's; is the address right?");
  }

  private VerificationUnavailableException refusal(int status) {
    return switch (status) {
      case UNAUTHORIZED ->
          VerificationUnavailableException.ofOwnKey(
              server + " does not accept this verifier's own key.");
      case FORBIDDEN ->
          VerificationUnavailableException.ofOwnKey(
              "This verifier's own key lacks the scope api_key:introspect, or its user a"
                  + " role that permits it.");
      default ->
          new VerificationUnavailableException(server + " answered with status " + status + ".");
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
