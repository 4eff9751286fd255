package io.latchkey.socket;

import io.latchkey.problem.Problem;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of a request that opens a socket (RFC 6455, 4.2.1): each server rejects other requests
 * in a way of its own.
 */
final class Handshake {

  private static final String VERSION = "Sec-WebSocket-Version";
  private static final Pattern KEY = Pattern.compile("[0-9A-Za-z+/]{22}==");
  private static final int UPGRADE_REQUIRED = 426;

  private Handshake() {}

  /** Whether a request is meant to be a handshake. */
  static boolean isAskedFor(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /**
   * Rejects a request that is not a complete handshake.
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

  /**
   * Rejects an address that cannot be parsed, and data that is sent too early.
   *
   * @param tyrus whether Tyrus opens the socket: it fails on such an address only after it has
   *     agreed to open one, and if more than the request has arrived, it waits for itself and keeps
   *     a thread
   * @throws Problem 400
   */
  static void requireWellFormed(HttpServletRequest request, boolean tyrus) throws IOException {
    String query = request.getQueryString();
    String address = request.getRequestURL() + (query == null ? "" : "?" + query);
    try {
      new URI(address);
    } catch (URISyntaxException noAddress) {
      throw refusal("The address is at fault.");
    }
    if (tyrus && received(request).getInputStream().available() > 0) {
      throw refusal("Something was said before the answer.");
    }
  }

  /**
   * The request as the server has it: its wrapper shows what was read of the body, if there is one,
   * and hides the rest.
   */
  private static ServletRequest received(ServletRequest request) {
    return request instanceof ServletRequestWrapper wrapper
        ? received(wrapper.getRequest())
        : request;
  }

  private static Problem malformed(String header) {
    return refusal("The header " + header + " is at fault.");
  }

  private static Problem refusal(String detail) {
    return Problem.of(400, "No WebSocket handshake.", detail).because("malformed");
  }
}
