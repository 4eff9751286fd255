package io.latchkey.http;

import io.latchkey.settings.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;

/** A request with the address of the client instead of that of the proxy which passed it on. */
class ForwardedRequest extends HttpServletRequestWrapper {

  private final String client;

  ForwardedRequest(HttpServletRequest request, TrustedProxies proxies) {
    super(request);
    client =
        proxies.client(
            request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  @Override
  public String getRemoteAddr() {
    return client;
  }

  @Override
  public String getRemoteHost() {
    return client;
  }
}
