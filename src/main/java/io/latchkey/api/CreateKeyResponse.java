package io.latchkey.api;

/** A new key: the only time that its full text is shown. */
public record CreateKeyResponse(String key) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "CreateKeyResponse[key=…]";
  }
}
