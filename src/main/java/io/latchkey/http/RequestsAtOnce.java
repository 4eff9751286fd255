package io.latchkey.http;

import io.latchkey.problem.ErrorAnswer;
import io.latchkey.settings.AddressBlock;
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
   * @param address the client's; for IPv6, its network of 64 bits counts
   * @return if true, {@link #end} must follow
   */
  boolean begin(String address) {
    String client = AddressBlock.client(address);
    if (running.merge(client, 1, Integer::sum) <= MOST) {
      return true;
    }
    end(address);
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

  void end(String address) {
    running.computeIfPresent(
        AddressBlock.client(address), (client, count) -> count == 1 ? null : count - 1);
  }
}
