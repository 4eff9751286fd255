package io.latchkey.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * A request that is answered asynchronously, whose answer is committed before the server is told
 * that it is complete: GlassFish forgets the status of one without a body, and answers 200.
 */
record CommittedAnswer(AsyncContext waiting) implements AsyncContext {

  @Override
  public void complete() {
    try {
      waiting.getResponse().flushBuffer();
    } catch (IOException gone) {
      // nobody is there to be answered
    } finally {
      waiting.complete();
    }
  }

  @Override
  public ServletRequest getRequest() {
    return waiting.getRequest();
  }

  @Override
  public ServletResponse getResponse() {
    return waiting.getResponse();
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return waiting.hasOriginalRequestAndResponse();
  }

  @Override
  public void dispatch() {
    waiting.dispatch();
  }

  @Override
  public void dispatch(String path) {
    waiting.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext context, String path) {
    waiting.dispatch(context, path);
  }

  @Override
  public void start(Runnable task) {
    waiting.start(task);
  }

  @Override
  public void addListener(AsyncListener listener) {
    waiting.addListener(listener);
  }

  @Override
  public void addListener(AsyncListener listener, ServletRequest request, ServletResponse answer) {
    waiting.addListener(listener, request, answer);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return waiting.createListener(type);
  }

  @Override
  public void setTimeout(long milliseconds) {
    waiting.setTimeout(milliseconds);
  }

  @Override
  public long getTimeout() {
    return waiting.getTimeout();
  }
}
