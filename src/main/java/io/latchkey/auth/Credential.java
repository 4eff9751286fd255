package io.latchkey.auth;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * The key that a request presents, and whether another site can make a browser send it that way: in
 * the cookie or in the address (token API 2.2). Of the five places, the first that is not empty
 * counts; the others are not even looked at.
 */
record Credential(String text, boolean fromBrowser) {

  static final String NAME = "coder_session_token";
  static final String HEADER = "Coder-Session-Token";
  private static final String BEARER = "bearer ";

  static Optional<Credential> of(Call request, String cookieName) {
    return text(request.cookie().apply(cookieName))
        .map(text -> new Credential(text, true))
        .or(() -> query(request, NAME))
        .or(() -> text(request.header().apply(HEADER)).map(Credential::fromElsewhere))
        .or(() -> bearer(request))
        .or(() -> query(request, "access_token"));
  }

  private static Optional<Credential> query(Call request, String name) {
    return text(request.query().apply(name)).map(text -> new Credential(text, true));
  }

  private static Optional<Credential> bearer(Call request) {
    String header = request.header().apply(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    return text(header.substring(BEARER.length())).map(Credential::fromElsewhere);
  }

  private static Credential fromElsewhere(String text) {
    return new Credential(text, false);
  }

  private static Optional<String> text(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Credential[fromBrowser=" + fromBrowser + "]";
  }
}
