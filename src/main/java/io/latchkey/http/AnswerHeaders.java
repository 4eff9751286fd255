package io.latchkey.http;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that every answer carries, even one that the server gives before any filter runs. */
final class AnswerHeaders {

  private AnswerHeaders() {}

  static void add(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
  }
}
