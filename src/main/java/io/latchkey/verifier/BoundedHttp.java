package io.latchkey.verifier;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;

/** Requests to one server, each of which ends in the time it is given, and few at once. */
final class BoundedHttp {

  /** Fewer than Latchkey answers at once for one address, which services may share. */
  private static final int AT_ONCE = 16;

  private final URI server;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Map<Long, CompletableFuture<?>> running = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();

  /** Null once this is closed: its thread ends when nobody refers to it. */
  private volatile HttpClient http;

  BoundedHttp(HttpClient http, URI server) {
    this.http = http;
    this.server = server;
  }

  /**
   * The answer to a request that changes nothing, and waits until it is its turn.
   *
   * @param most the longest body, in bytes
   * @param deadline by {@link System#nanoTime}
   * @throws VerificationUnavailableException when there is none
   */
  HttpResponse<byte[]> sendInTurn(HttpRequest request, int most, long deadline) {
    acquire(deadline);
    try {
      return sendAgain(request, most, deadline);
    } finally {
      places.release();
    }
  }

  private void acquire(long deadline) {
    try {
      if (!places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw VerificationUnavailableException.here(
            "Too many requests wait for " + server + ".", null);
      }
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  /**
   * Again after a connection that was kept open turned out to be dead, as all that are kept may be
   * when another machine has taken over the address: asking changes nothing.
   */
  private HttpResponse<byte[]> sendAgain(HttpRequest request, int most, long deadline) {
    int kept = AT_ONCE;
    while (true) {
      try {
        return send(request, most, deadline);
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
        && !(cause instanceof HttpTimeoutException)
        && !(cause instanceof ProtocolException)
        && !(cause instanceof SSLException);
  }

  /**
   * The whole answer in time: the client's own limit ends with the answer's headers.
   *
   * @param most the longest body, in bytes
   * @param deadline by {@link System#nanoTime}
   * @throws VerificationUnavailableException when there is none
   */
  HttpResponse<byte[]> send(HttpRequest request, int most, long deadline) {
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
    return VerificationUnavailableException.here("The verifier is closed.", null);
  }

  private VerificationUnavailableException interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return VerificationUnavailableException.here(
        "Interrupted while asking " + server + ".", stopped);
  }
}
