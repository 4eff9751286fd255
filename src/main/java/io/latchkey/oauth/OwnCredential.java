package io.latchkey.oauth;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key that a request carries, in the places of token API 2.2 and their order; but not in a
 * cookie, which other sites can make a browser send to whatever is behind a gateway.
 */
final class OwnCredential {

  private static final String BEARER = "bearer ";

  private OwnCredential() {}

  /** The text of the key; each of the arguments may be null. */
  static Optional<String> of(
      String header, String authorization, MultivaluedMap<String, String> query) {
    return Stream.of(
            query.getFirst("coder_session_token"),
            header,
            bearer(authorization),
            query.getFirst("access_token"))
        .filter(text -> text != null && !text.isBlank())
        .map(String::strip)
        .findFirst();
  }

  private static String bearer(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length())
        : null;
  }
}
