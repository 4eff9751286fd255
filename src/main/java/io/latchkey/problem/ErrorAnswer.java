package io.latchkey.problem;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A rejection in JSON (token API 1.2) where there is no JAX-RS to write it. */
public final class ErrorAnswer {

  private ErrorAnswer() {}

  /** Writes a rejection that is said in one sentence. */
  public static void write(HttpServletResponse response, int status, String message)
      throws IOException {
    write(response, status, new ErrorResponse(message, null, null));
  }

  /** Writes a rejection; its headers, if it has any, are the caller's to set. */
  public static void write(HttpServletResponse response, int status, ErrorResponse error)
      throws IOException {
    byte[] body = (Json.write(error) + "\n").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
