package io.latchkey.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The address of a server, as people write it in settings. */
public final class ServerAddress {

  private static final String NO_URL = "not an http or https URL such as https://keys.example.com";

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?i)(localhost|127[.][0-9.]+|\\[::1])([:/].*)?");

  private ServerAddress() {}

  /**
   * Whether an address leads to this very machine.
   *
   * @param withoutScheme such as {@code localhost:8080/latchkey}
   */
  public static boolean isOfThisMachine(String withoutScheme) {
    return THIS_MACHINE.matcher(withoutScheme).matches();
  }

  /**
   * The address, without a trailing slash.
   *
   * @throws IllegalArgumentException when it is not an http or https URL, or has a user, a query or
   *     a fragment, which could hold a secret
   */
  public static URI parse(String url) {
    // Wrong ones are not shown: there could be a secret in them, or a key in their place.
    URI server;
    try {
      server = new URI(url.strip().replaceFirst("/+$", ""));
    } catch (URISyntaxException unreadable) {
      throw new IllegalArgumentException(NO_URL);
    }
    String scheme = server.getScheme();
    boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!http || server.getHost() == null) {
      throw new IllegalArgumentException(NO_URL);
    }
    if (server.getRawQuery() != null
        || server.getRawFragment() != null
        || server.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the URL of a server has no user, query or fragment");
    }
    return server;
  }
}
