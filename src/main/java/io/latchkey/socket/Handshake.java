package io.latchkey.socket;

import io.latchkey.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of a request that opens a socket (RFC 6455, 4.2.1): servers refuse others each in their
 * way.
 */
final class Handshake {

  private static final String VERSION = "Sec-WebSocket-Version";
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z+/]{22}==");
  private static final int UPGRADE_REQUIRED = 426;

  private Handshake() {}

  /** Whether a request means to be one. */
  static boolean isAskedFor(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /**
   * Refuses what is none.
   *
   * @throws Problem 400, or 426 for another version of the protocol
   */
  static void requireWhole(HttpServletRequest request) {
    if (!String.valueOf(request.getHeader("Connection"))
        .toLowerCase(Locale.ROOT)
        .contains("upgrade")) {
      throw malformed("Connection");
    }
    if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
      throw malformed("Content-Length");
    }
    if (!KEY.matcher(String.valueOf(request.getHeader("Sec-WebSocket-Key"))).matches()) {
      throw malformed("Sec-WebSocket-Key");
    }
    if (!"13".equals(request.getHeader(VERSION))) {
      throw Problem.of(UPGRADE_REQUIRED, "Version 13 of the WebSocket protocol is spoken here.")
          .withHeader(VERSION, "13");
    }
  }

  private static Problem malformed(String header) {
    return Problem.of(400, "No WebSocket handshake.", "The header " + header + " is at fault.")
        .because("malformed");
  }
}
