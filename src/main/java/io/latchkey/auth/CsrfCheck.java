package io.latchkey.auth;

import io.latchkey.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;

/**
 * Rejects what another site makes a browser send with its cookie, or without a key (token API D18).
 * It goes by {@code Sec-Fetch-Site}, which a page cannot forge, or by {@code Origin} if that is
 * missing. It needs no state and no second cookie.
 */
final class CsrfCheck {

  private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

  private CsrfCheck() {}

  /**
   * Rejects an unsafe request that comes from elsewhere and whose credential is the cookie or part
   * of the address: with a key of its own, another site could log the browser out.
   */
  static void refuse(Call request, Credential credential) {
    boolean provenByHeader = credential.text().equals(request.header().apply(Credential.HEADER));
    if (credential.fromBrowser() && !provenByHeader) {
      refuse(request);
    }
  }

  /**
   * Rejects an unsafe request that comes from elsewhere, whatever it carries: a login could give
   * the browser another user's cookie.
   */
  static void refuse(Call request) {
    if (request.isSafe() || isOwnSite(request)) {
      return;
    }
    throw Problem.of(
            403,
            "Something is wrong with your CSRF token. Please refresh the page. If this error"
                + " persists, try clearing your cookies.")
        .because("cross_site");
  }

  private static boolean isOwnSite(Call request) {
    String site = request.header().apply("Sec-Fetch-Site");
    if (site != null) {
      return SAME_SITE.contains(site);
    }
    String origin = request.header().apply("Origin");
    return origin == null || isHost(origin, request.header().apply(HttpHeaders.HOST));
  }

  private static boolean isHost(String origin, String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException noOrigin) {
      return false;
    }
  }
}
