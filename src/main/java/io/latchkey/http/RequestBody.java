package io.latchkey.http;

import io.latchkey.problem.ErrorAnswer;
import io.latchkey.problem.ProblemMapper;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request, read completely before anything else is done for it: a key that comes with
 * it is looked up afterwards. It must arrive within ten seconds of the end of the headers, plus one
 * for every 100 kB that has arrived; an announced length buys no time. It may have at most 1 MiB.
 *
 * <p>Either no thread waits for it, see {@link BodyReading}, or one does, see {@link #await}. Not
 * thread-safe.
 */
final class RequestBody {

  static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DISCARDED = 8 << 20;

  static final int PORTION = 1 << 12;

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long PATIENCE_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 100_000;

  /**
   * A read that fails later than this was ended by the server's timeout, which is about as long.
   */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(9);

  /**
   * Few clients have a reason to send more than this. Only a few may do so at once, or memory would
   * fill up.
   */
  private static final int LARGE = 1 << 14;

  private static final Semaphore ROOM = new Semaphore(32);

  /** How many of the threads that server-config provides may wait for bodies at once. */
  private static final Semaphore THREADS = new Semaphore(128);

  private final long begun = System.nanoTime();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private BodyOutcome outcome;
  private boolean hasRoom;
  private HttpServletRequest unread;

  /** Whether a request has one, as far as its headers say. HTTP/2 need not announce it. */
  static boolean isSentWith(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean unknown =
        request.getHeader("Transfer-Encoding") != null
            || !request.getProtocol().startsWith("HTTP/1");
    return length > 0 || (length < 0 && unknown);
  }

  /** The body of a request without one. */
  static RequestBody none() {
    RequestBody none = new RequestBody();
    none.outcome = BodyOutcome.WHOLE;
    return none;
  }

  /**
   * Reads it on this thread, on all servers but WildFly. Payara and GlassFish run requests that are
   * dispatched again on an unlimited number of threads, and leave what belongs to the first run,
   * including request-scoped beans, to the next request on that thread; Open Liberty decodes the
   * address of such a request once too often. Their timeout for a single read ends a silent body.
   * Some of their 200 threads are kept free of bodies.
   */
  static RequestBody await(HttpServletRequest request) {
    RequestBody body = new RequestBody();
    if (request.getContentLengthLong() > MAX_BYTES) {
      body.outcome = BodyOutcome.TOO_LARGE;
    } else if (!THREADS.tryAcquire()) {
      body.outcome = BodyOutcome.NO_ROOM;
    } else {
      try {
        body.outcome = body.awaitEnd(request.getInputStream());
      } catch (IOException silentOrBroken) {
        body.outcome = body.afterFailure();
      } finally {
        THREADS.release();
      }
    }
    if (body.outcome == BodyOutcome.TOO_LARGE) {
      body.unread = request;
    }
    return body;
  }

  private BodyOutcome awaitEnd(ServletInputStream input) throws IOException {
    byte[] portion = new byte[PORTION];
    for (int count = input.read(portion); count >= 0; count = input.read(portion)) {
      BodyOutcome found = add(portion, count);
      if (found != null) {
        return found;
      }
      if (timeLeft() <= 0) {
        return BodyOutcome.LATE;
      }
    }
    return BodyOutcome.WHOLE;
  }

  /** Adds what has arrived; returns the outcome, or null if there is none yet. */
  BodyOutcome add(byte[] portion, int count) {
    content.write(portion, 0, count);
    if (content.size() > MAX_BYTES) {
      return BodyOutcome.TOO_LARGE;
    }
    if (content.size() > LARGE && !hasRoom) {
      hasRoom = ROOM.tryAcquire();
      return hasRoom ? null : BodyOutcome.NO_ROOM;
    }
    return null;
  }

  /** Nanoseconds until it is late. */
  long timeLeft() {
    return PATIENCE + content.size() * PATIENCE_PER_BYTE - age();
  }

  private long age() {
    return System.nanoTime() - begun;
  }

  /** What it means that the body cannot be read. */
  BodyOutcome afterFailure() {
    return age() < SILENCE ? BodyOutcome.BROKEN : BodyOutcome.LATE;
  }

  void end(BodyOutcome found) {
    outcome = found;
  }

  boolean isEnded() {
    return outcome != null;
  }

  boolean isWhole() {
    return outcome == BodyOutcome.WHOLE;
  }

  /** Says why, and closes the connection, on which the rest of the body may still arrive. */
  void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(ProblemMapper.REASON, outcome.reason);
    response.setHeader("Connection", "close");
    ErrorAnswer.write(response, outcome.status, outcome.message);
    if (unread != null && THREADS.tryAcquire()) {
      try {
        response.flushBuffer();
        discardRest(unread.getInputStream());
      } catch (IOException gone) {
        // the client was told, or is gone
      } finally {
        THREADS.release();
      }
    }
  }

  /** Many clients listen only after they have sent everything; not all of it is accepted. */
  private void discardRest(ServletInputStream input) throws IOException {
    byte[] portion = new byte[PORTION];
    int left = MAX_DISCARDED;
    int count = 0;
    while (count >= 0 && left > 0 && timeLeft() > 0) {
      count = input.read(portion);
      left -= count;
    }
  }

  /** When the headers had arrived, as {@link System#nanoTime} counts. */
  long begun() {
    return begun;
  }

  /** The same request with this body, which can be read without waiting. */
  HttpServletRequest in(HttpServletRequest request) {
    return new ReadRequest(request, content.toByteArray());
  }

  /** The request has been answered. */
  void forget() {
    if (hasRoom) {
      hasRoom = false;
      ROOM.release();
    }
  }
}
