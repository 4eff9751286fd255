package io.latchkey.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verifier's token and its halves, the credentials of an OAuth client (verification 2).
 *
 * @param key the whole token
 */
record VerifierToken(String key, String clientId, String clientSecret) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]+)-([A-Za-z0-9]+)");

  /** The token with this text, which goes into configuration files: a server may be anybody's. */
  static VerifierToken of(String key) {
    Matcher halves = FORM.matcher(key);
    if (!halves.matches()) {
      throw new Failure("the server answered with something that is no token");
    }
    return new VerifierToken(key, halves.group(1), halves.group(2));
  }

  /** Shows the id only. */
  @Override
  public String toString() {
    return "VerifierToken[clientId=" + clientId + "]";
  }
}
