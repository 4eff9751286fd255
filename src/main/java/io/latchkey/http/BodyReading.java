package io.latchkey.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A body that is read as it arrives, without a thread that waits for it. The request is dispatched
 * again once the outcome is known.
 */
final class BodyReading implements ReadListener {

  private static final String NAME = BodyReading.class.getName();

  private static final long SOON = TimeUnit.MILLISECONDS.toNanos(50);

  /**
   * Held while reading: once the outcome is known, the server may use the stream for another
   * request.
   */
  private final Lock lock = new ReentrantLock();

  private final RequestBody body = new RequestBody();
  private final AsyncContext request;
  private final ScheduledExecutorService timer;
  private final Runnable whenGone;
  private ServletInputStream input;
  private volatile Future<?> deadline;

  private BodyReading(AsyncContext request, ScheduledExecutorService timer, Runnable whenGone) {
    this.request = request;
    this.timer = timer;
    this.whenGone = whenGone;
  }

  /** The body of a request that was dispatched again; null before that. */
  static RequestBody of(HttpServletRequest request) {
    BodyReading done = (BodyReading) request.getAttribute(NAME);
    return done == null ? null : done.body;
  }

  /**
   * Starts reading; the caller returns, and gets the request again when it is dispatched.
   *
   * @param whenGone run instead when the client breaks off
   */
  static void start(HttpServletRequest request, ScheduledExecutorService timer, Runnable whenGone)
      throws IOException {
    AsyncContext waiting = request.startAsync();
    waiting.setTimeout(0); // we have a deadline of our own
    BodyReading reading = new BodyReading(waiting, timer, whenGone);
    request.setAttribute(NAME, reading);
    if (request.getContentLengthLong() > RequestBody.MAX_BYTES) {
      reading.end(BodyOutcome.TOO_LARGE);
      return;
    }
    reading.input = request.getInputStream();
    reading.checkDeadline();
    reading.input.setReadListener(reading);
  }

  /** Does not wait for the lock: a server may block in a read in the middle of a chunk. */
  private void checkDeadline() {
    if (!lock.tryLock()) {
      deadline = timer.schedule(this::checkDeadline, SOON, TimeUnit.NANOSECONDS);
      return;
    }
    try {
      long left = body.timeLeft();
      if (left > 0 && !body.isEnded()) {
        deadline = timer.schedule(this::checkDeadline, left, TimeUnit.NANOSECONDS);
      } else {
        end(BodyOutcome.LATE);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    lock.lock();
    try {
      take();
    } finally {
      lock.unlock();
    }
  }

  private void take() throws IOException {
    byte[] portion = new byte[RequestBody.PORTION];
    while (!body.isEnded() && input.isReady() && !input.isFinished()) {
      int count = input.read(portion);
      BodyOutcome found = count < 0 ? BodyOutcome.WHOLE : body.add(portion, count);
      if (found == null && body.timeLeft() <= 0) {
        found = BodyOutcome.LATE;
      }
      if (found != null) {
        end(found);
      }
    }
  }

  @Override
  public void onAllDataRead() {
    end(BodyOutcome.WHOLE);
  }

  @Override
  public void onError(Throwable silentOrBroken) {
    end(body.afterFailure());
  }

  private void end(BodyOutcome found) {
    lock.lock();
    try {
      if (body.isEnded()) {
        return;
      }
      body.end(found);
      if (deadline != null) {
        deadline.cancel(false);
      }
    } finally {
      lock.unlock();
    }
    if (found == BodyOutcome.BROKEN) {
      leave();
      return;
    }
    try {
      request.dispatch();
    } catch (IllegalStateException completed) {
      leave(); // the server has given up the request
    }
  }

  /** There is nobody left to answer. */
  private void leave() {
    try {
      body.forget();
      request.complete();
    } catch (IllegalStateException completed) {
      // by the server
    } finally {
      whenGone.run();
    }
  }
}
