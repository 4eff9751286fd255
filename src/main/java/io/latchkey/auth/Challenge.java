package io.latchkey.auth;

import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import jakarta.ws.rs.core.HttpHeaders;

/** Adds the {@code WWW-Authenticate} header to a 401 or 403 (RFC 6750, token API 2.3). */
final class Challenge {

  private Challenge() {}

  static Problem add(Problem refused, Call request, Settings settings) {
    if (refused.status() != 401 && refused.status() != 403) {
      return refused;
    }
    String error =
        refused.status() == 403
            ? "error=\"insufficient_scope\", error_description=\"The request requires higher"
                + " privileges than provided by the access token\""
            : "error=\"invalid_token\", error_description=\"The access token "
                + (refused.getMessage().contains("expired") ? "has expired" : "is invalid")
                + "\"";
    String server = settings.address(request.address().get());
    return refused.withHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer realm=\"coder\", "
            + error
            + ", resource_metadata=\""
            + server
            + "/.well-known/oauth-protected-resource\"");
  }
}
