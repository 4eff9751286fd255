package io.latchkey.audit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The origin of the request that is being answered, set at the edge of the server. It goes with the
 * thread: an operation makes its changes, and records them, on the thread that calls it.
 */
@ApplicationScoped
public class CurrentOrigin {

  private static final ThreadLocal<RequestOrigin> ORIGIN = new ThreadLocal<>();

  /** Sets it, before anything else happens for the request; {@link #forget} must follow. */
  public void is(RequestOrigin known) {
    ORIGIN.set(known);
  }

  /** The thread is done with the request. */
  public void forget() {
    ORIGIN.remove();
  }

  RequestOrigin get() {
    RequestOrigin known = ORIGIN.get();
    return known == null ? RequestOrigin.NONE : known;
  }
}
