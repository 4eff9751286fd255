package io.latchkey.jakarta;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credential of a request, from its {@code Authorization} headers (RFC 6750, 2.1). */
final class BearerKey {

  private static final Pattern BEARER = Pattern.compile("(?i)bearer(?:$| .*)", Pattern.DOTALL);
  private static final Pattern WELL_FORMED = Pattern.compile("\\w+ +([A-Za-z0-9._~+/-]+=*) *");

  private BearerKey() {}

  /**
   * The key that was presented; empty when there is none, or a credential of another kind.
   *
   * @param headers all headers of that name; null for none
   * @throws IllegalArgumentException when there are several, or one that cannot be read
   */
  static Optional<String> from(List<String> headers) {
    if (headers == null || headers.isEmpty()) {
      return Optional.empty();
    }
    if (headers.size() > 1) {
      throw new IllegalArgumentException("There are several Authorization headers.");
    }
    String header = headers.get(0) == null ? "" : headers.get(0);
    if (!BEARER.matcher(header).matches()) {
      return Optional.empty();
    }
    Matcher wellFormed = WELL_FORMED.matcher(header);
    if (!wellFormed.matches()) {
      throw new IllegalArgumentException("The Authorization header does not hold one key.");
    }
    return Optional.of(wellFormed.group(1));
  }
}
