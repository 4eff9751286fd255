package io.latchkey.api;

/** The answer to a login: the session token, shown only this once. */
public record LoginResponse(String sessionToken) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "LoginResponse[sessionToken=…]";
  }
}
