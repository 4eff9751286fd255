package io.latchkey.client;

import java.net.URI;

/** The address of a server, as people write it in settings. */
public final class ServerAddress {

  private ServerAddress() {}

  /**
   * The address, without a trailing slash.
   *
   * @throws IllegalArgumentException when it is not an http or https URL, or has a user, a query or
   *     a fragment, which could hold a secret
   */
  public static URI parse(String url) {
    URI server = URI.create(url.strip().replaceFirst("/+$", ""));
    String scheme = server.getScheme();
    boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!http || server.getHost() == null) {
      throw new IllegalArgumentException("not an http or https URL: \"" + url + "\"");
    }
    if (server.getRawQuery() != null
        || server.getRawFragment() != null
        || server.getRawUserInfo() != null) {
      // The URL is not shown: it could hold a secret.
      throw new IllegalArgumentException("the URL of a server has no user, query or fragment");
    }
    return server;
  }
}
