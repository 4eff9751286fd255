package io.latchkey.storage;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Calls a method again after the database aborted its transaction: see {@link Retry}. */
@Retried
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class RetryInterceptor {

  /** Returns the method's result, or throws what its last attempt threw. */
  @AroundInvoke
  public Object retry(InvocationContext call) throws Exception {
    return Retry.call(call::proceed);
  }
}
