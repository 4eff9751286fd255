package io.latchkey.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What is done once a request has been answered: when the filters return, or later, if the
 * operation answers asynchronously. Then the request is answered on another thread, perhaps before
 * the filters have returned: they must not touch it any more. Each step is done exactly once, the
 * one that was added last before the others.
 */
final class AnswerEnd implements AsyncListener {

  /** Jersey on Grizzly never ends an answer that it could not write because the client is gone. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final HttpServletResponse response;
  private final ScheduledExecutorService timer;
  private final Deque<Runnable> steps = new ConcurrentLinkedDeque<>();
  private volatile boolean later;

  AnswerEnd(HttpServletResponse response, ScheduledExecutorService timer) {
    this.response = response;
    this.timer = timer;
  }

  /** Adds a step. */
  void does(Runnable step) {
    steps.push(step);
  }

  /**
   * The same request, which must be used from here on. The listener is added as soon as it goes
   * asynchronous: afterwards it might be answered already.
   */
  HttpServletRequest of(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public AsyncContext startAsync() {
        return listen(super.startAsync());
      }

      @Override
      public AsyncContext startAsync(ServletRequest passed, ServletResponse answer) {
        return listen(super.startAsync(passed, answer));
      }
    };
  }

  private AsyncContext listen(AsyncContext waiting) {
    later = true;
    waiting.addListener(this);
    Future<?> latest = timer.schedule(this::end, LONGEST.toSeconds(), TimeUnit.SECONDS);
    does(() -> latest.cancel(false));
    return new CommittedAnswer(waiting);
  }

  /** Whether the request is, or was, answered asynchronously. */
  boolean isLater() {
    return later;
  }

  /** The filters return. */
  void returned() {
    if (!later) {
      end();
    }
  }

  /** What the latest step waited for is over, unless it goes on asynchronously. */
  void doLatest() {
    Runnable step = later ? null : steps.poll();
    if (step != null) {
      step.run();
    }
  }

  private void end() {
    Runnable step = steps.poll();
    if (step != null) {
      try {
        step.run();
      } finally {
        end();
      }
    }
  }

  @Override
  public void onComplete(AsyncEvent answered) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent late) {
    fail();
  }

  @Override
  public void onError(AsyncEvent failed) {
    fail();
  }

  /** The server answers with this status, and not every one says when that is done. */
  private void fail() {
    if (!response.isCommitted()) {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent again) {
    again.getAsyncContext().addListener(this);
  }
}
