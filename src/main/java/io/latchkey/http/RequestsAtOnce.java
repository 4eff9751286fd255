package io.latchkey.http;

import io.latchkey.problem.ErrorAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests of each client are being answered. Each takes up a thread, and a client that
 * reads slowly, or requests a lot at once and reads nothing, takes it up for a long time: one
 * client must not get all threads. A request counts once its body has arrived.
 */
final class RequestsAtOnce {

  static final int MOST = 64;

  private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

  /**
   * Whether one more may run.
   *
   * @param client see {@link io.latchkey.settings.AddressBlock#client}
   * @return if true, {@link #end} must follow
   */
  boolean begin(String client) {
    if (running.merge(client, 1, Integer::sum) <= MOST) {
      return true;
    }
    end(client);
    return false;
  }

  /** Says so; without a body on HTTP/2, where the client decides when it accepts one. */
  static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "1");
    if (request.getProtocol().startsWith("HTTP/1")) {
      response.setHeader("Connection", "close");
      ErrorAnswer.write(
          response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many requests at once.");
    } else {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setContentLength(0);
    }
  }

  void end(String client) {
    running.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
  }
}
