package io.latchkey.http;

import io.latchkey.settings.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.List;

/** A request with the address of the client instead of the proxy's that passed it on. */
class ForwardedRequest extends HttpServletRequestWrapper {

  private final String client;

  ForwardedRequest(HttpServletRequest request, TrustedProxies proxies) {
    super(request);
    List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For"));
    client =
        hops.isEmpty() ? request.getRemoteAddr() : proxies.client(request.getRemoteAddr(), hops);
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
