package io.latchkey.socket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request that may open a socket, with the caller who may talk on it. */
final class AdmittedRequest extends HttpServletRequestWrapper {

  private final ParametersCaller caller;

  AdmittedRequest(HttpServletRequest request, ParametersCaller caller) {
    super(request);
    this.caller = caller;
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }
}
