package io.latchkey.http;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A rejection in JSON (token API 1.2) where there is no JAX-RS to write it. */
final class ErrorAnswer {

  private ErrorAnswer() {}

  static void write(HttpServletResponse response, int status, String message) throws IOException {
    byte[] body =
        (Json.write(new ErrorResponse(message, null, null)) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
