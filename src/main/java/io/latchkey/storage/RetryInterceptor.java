package io.latchkey.storage;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Calls a method again after the database broke its transaction off: see {@link Retry}. */
@Retried
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class RetryInterceptor {

  /** The method's result, or what it threw at the last attempt. */
  @AroundInvoke
  public Object retry(InvocationContext call) throws Exception {
    return Retry.call(call::proceed);
  }
}
