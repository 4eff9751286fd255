package io.latchkey.http;

import io.latchkey.problem.ProblemMapper;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request, read whole before anything else is done for it: a key that comes with it
 * is looked up afterwards. It has ten seconds from the end of the headers, and one more for every
 * 100 kB that came; what is announced buys no time. It may have 1 MiB.
 *
 * <p>Either no thread waits for it, and the request is dispatched again once the outcome is known,
 * or one does: see {@link #await}.
 */
final class RequestBody implements ReadListener {

  /** What became of it; all but {@link #WHOLE} are refused. */
  private enum Outcome {
    WHOLE(200, "", ""),
    LATE(408, "slow_body", "Request body took too long."),
    TOO_LARGE(413, "large_body", "Request body is too large."),
    NO_ROOM(503, "many_bodies", "Too many request bodies at once."),
    BROKEN(400, "broken_body", "Request body could not be read.");

    final int status;
    final String reason;
    final String message;

    Outcome(int status, String reason, String message) {
      this.status = status;
      this.reason = reason;
      this.message = message;
    }
  }

  static final int MAX_BYTES = 1 << 20;

  private static final String NAME = RequestBody.class.getName();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** A read that fails after this was ended by the server's timeout, which is as long. */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(9);

  private static final long PATIENCE_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 100_000;

  /** Few clients have a reason to send more than this; so few may at once, or memory would fill. */
  private static final int LARGE = 1 << 14;

  private static final Semaphore ROOM = new Semaphore(32);

  /** How many threads may wait for bodies at once, of those that server-config provides. */
  private static final Semaphore THREADS = new Semaphore(128);

  private static final int PORTION = 1 << 12;

  private final long begun = System.nanoTime();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private AsyncContext waiting;
  private ServletInputStream input;
  private Future<?> deadline;
  private Outcome outcome;
  private boolean hasRoom;

  /** Whether a request has one, as far as its headers tell. HTTP/2 need not announce it. */
  static boolean isSentWith(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean unknown =
        request.getHeader("Transfer-Encoding") != null
            || !request.getProtocol().startsWith("HTTP/1");
    return length > 0 || (length < 0 && unknown);
  }

  /** The body of a request that was dispatched again; null before that. */
  static RequestBody of(HttpServletRequest request) {
    return (RequestBody) request.getAttribute(NAME);
  }

  /** The body of a request without one. */
  static RequestBody none() {
    RequestBody none = new RequestBody();
    none.outcome = Outcome.WHOLE;
    return none;
  }

  /**
   * Reads it on this thread: for Payara and GlassFish, which run requests that are dispatched again
   * on threads without number, and leave what belongs to the first run, request-scoped beans among
   * it, to the next request of that thread. Their timeout of a single read ends a silent body. Some
   * of their 200 threads stay free of bodies.
   */
  static RequestBody await(HttpServletRequest request) {
    RequestBody body = new RequestBody();
    if (request.getContentLengthLong() > MAX_BYTES) {
      body.outcome = Outcome.TOO_LARGE;
    } else if (!THREADS.tryAcquire()) {
      body.outcome = Outcome.NO_ROOM;
    } else {
      try {
        body.input = request.getInputStream();
        body.outcome = body.awaitEnd();
      } catch (IOException silentOrBroken) {
        body.outcome = body.age() < SILENCE ? Outcome.BROKEN : Outcome.LATE;
      } finally {
        THREADS.release();
      }
    }
    return body;
  }

  private Outcome awaitEnd() throws IOException {
    byte[] portion = new byte[PORTION];
    for (int count = input.read(portion); count >= 0; count = input.read(portion)) {
      Outcome found = add(portion, count);
      if (found != null) {
        return found;
      }
      if (age() > patience()) {
        return Outcome.LATE;
      }
    }
    return Outcome.WHOLE;
  }

  private long age() {
    return System.nanoTime() - begun;
  }

  private long patience() {
    return PATIENCE + content.size() * PATIENCE_PER_BYTE;
  }

  /** Begins to read; the caller returns, and meets the request again when it is dispatched. */
  static void read(HttpServletRequest request, ScheduledExecutorService timer) throws IOException {
    RequestBody body = new RequestBody();
    request.setAttribute(NAME, body);
    body.waiting = request.startAsync();
    body.waiting.setTimeout(0); // ours is the deadline
    if (request.getContentLengthLong() > MAX_BYTES) {
      body.end(Outcome.TOO_LARGE);
      return;
    }
    body.input = request.getInputStream();
    body.setDeadline(timer, PATIENCE);
    body.input.setReadListener(body);
  }

  private synchronized void setDeadline(ScheduledExecutorService timer, long nanoseconds) {
    if (outcome == null) {
      deadline = timer.schedule(() -> checkDeadline(timer), nanoseconds, TimeUnit.NANOSECONDS);
    }
  }

  private void checkDeadline(ScheduledExecutorService timer) {
    long left;
    synchronized (this) {
      left = patience() - age();
    }
    if (left > 0) {
      setDeadline(timer, left);
    } else {
      end(Outcome.LATE);
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    Outcome found = take();
    if (found != null) {
      end(found);
    }
  }

  /**
   * Under the lock: once the outcome is known the server may use the stream for another request.
   */
  private synchronized Outcome take() throws IOException {
    byte[] portion = new byte[PORTION];
    while (outcome == null && input.isReady() && !input.isFinished()) {
      int count = input.read(portion);
      Outcome found = count < 0 ? Outcome.WHOLE : add(portion, count);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** What came; the outcome if there is one yet. */
  private Outcome add(byte[] portion, int count) {
    content.write(portion, 0, count);
    if (content.size() > MAX_BYTES) {
      return Outcome.TOO_LARGE;
    }
    if (content.size() > LARGE && !hasRoom) {
      hasRoom = ROOM.tryAcquire();
      return hasRoom ? null : Outcome.NO_ROOM;
    }
    return null;
  }

  @Override
  public void onAllDataRead() {
    end(Outcome.WHOLE);
  }

  @Override
  public void onError(Throwable broken) {
    end(Outcome.BROKEN);
  }

  private void end(Outcome found) {
    synchronized (this) {
      if (outcome != null) {
        return;
      }
      outcome = found;
      if (deadline != null) {
        deadline.cancel(false);
      }
    }
    waiting.dispatch();
  }

  synchronized boolean isWhole() {
    return outcome == Outcome.WHOLE;
  }

  /** Says why, and ends the connection, on which the rest of the body may still come. */
  synchronized void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(ProblemMapper.REASON, outcome.reason);
    response.setHeader("Connection", "close");
    ErrorPage.write(response, outcome.status, outcome.message);
  }

  /** When the headers had come, as {@link System#nanoTime} counts. */
  long begun() {
    return begun;
  }

  /** The same request with this body, which can be read without waiting. */
  synchronized HttpServletRequest in(HttpServletRequest request) {
    return new ReadRequest(request, content.toByteArray());
  }

  /** The request is answered. */
  synchronized void forget() {
    if (hasRoom) {
      hasRoom = false;
      ROOM.release();
    }
  }
}
