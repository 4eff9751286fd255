package io.latchkey.audit;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Where a request comes from, as audit rows record it.
 *
 * @param requestId the id that the answer and the request log have too
 * @param address the client's, as the server sees it; empty without a request
 * @param userAgent as sent; empty when none was
 */
public record RequestOrigin(UUID requestId, String address, String userAgent) {

  /** For what no request asked for: a timer's work. */
  static final RequestOrigin NONE = new RequestOrigin(new UUID(0, 0), "", "");

  public RequestOrigin {
    requireNonNull(requestId);
    requireNonNull(address);
    requireNonNull(userAgent);
  }
}
