package io.latchkey.audit;

import jakarta.enterprise.context.RequestScoped;

/** The origin of the request that is being answered, set at the edge of the server. */
@RequestScoped
public class CurrentOrigin {

  private RequestOrigin origin = RequestOrigin.NONE;

  /** Sets it, before anything else happens for the request. */
  public void is(RequestOrigin known) {
    origin = known;
  }

  RequestOrigin get() {
    return origin;
  }
}
