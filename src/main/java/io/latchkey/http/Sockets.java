package io.latchkey.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Which requests open a WebSocket: GETs to the addresses where there is one. */
final class Sockets {

  /** The route of the only one, as its template. */
  static final String PARAMETERS = "/templateversions/{version}/dynamic-parameters";

  private static final Pattern ADDRESS =
      Pattern.compile("/api/v2/templateversions/[^/]+/dynamic-parameters");

  private Sockets() {}

  /** Whether a request asks for a WebSocket, at whatever address. */
  static boolean isAskedFor(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** Whether it may get one: the rest is up to the {@code socket} package. */
  static boolean isOpenedBy(HttpServletRequest request, String path) {
    return isAskedFor(request)
        && "GET".equals(request.getMethod())
        && ADDRESS.matcher(path).matches();
  }
}
