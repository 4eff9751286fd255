package io.latchkey.problem;

import jakarta.ws.rs.BadRequestException;

/**
 * The body is no JSON, or does not fit. Thrown where bodies are read: of what a reader throws, only
 * the platform's own exceptions reach a mapper unwrapped on every server.
 */
public final class MalformedBodyException extends BadRequestException {
  private static final long serialVersionUID = 1;

  /**
   * Refuses a body.
   *
   * @param detail what is wrong with it; told to the client
   */
  public MalformedBodyException(String detail, Throwable cause) {
    super(detail, cause);
  }
}
