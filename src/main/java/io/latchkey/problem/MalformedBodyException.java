package io.latchkey.problem;

import jakarta.ws.rs.BadRequestException;

/**
 * The body is not JSON, or does not fit. Thrown where bodies are read: of the exceptions that a
 * reader throws, only the platform's own reach a mapper unwrapped on every server.
 */
public final class MalformedBodyException extends BadRequestException {
  private static final long serialVersionUID = 1;

  /**
   * Rejects a body.
   *
   * @param detail what is wrong with it; shown to the client
   */
  public MalformedBodyException(String detail, Throwable cause) {
    super(detail, cause);
  }
}
