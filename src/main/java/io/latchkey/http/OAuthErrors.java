package io.latchkey.http;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.OAuthErrorResponse;
import io.latchkey.problem.DatabaseUnavailable;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;

/**
 * Says refusals as OAuth clients know them (RFC 6749, 5.2), once they have been decided as for
 * everybody else. That the key is wrong and that the database is away are told apart: a service
 * that takes the one for the other lets its users down, or in.
 *
 * <p>It looks at the address itself, for Jersey on Payara may apply it to the other application
 * too.
 */
@Provider
public class OAuthErrors implements ContainerResponseFilter {

  private static final String PATH = "/oauth2/";

  private static final int UNAVAILABLE = 503;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof ErrorResponse refusal
        && response.getStatus() != 404
        && request.getUriInfo().getBaseUri().getPath().endsWith(PATH)) {
      if (refusal.equals(DatabaseUnavailable.refusal().body())) {
        response.setStatus(UNAVAILABLE);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, "1");
      }
      response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
      if (response.getStatus() == 401) {
        response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"coder\"");
      }
      response.setEntity(said(response.getStatus(), refusal), null, response.getMediaType());
    }
  }

  private static OAuthErrorResponse said(int status, ErrorResponse refusal) {
    String description = Objects.requireNonNullElse(refusal.detail(), refusal.message());
    return switch (status) {
      case 401 -> new OAuthErrorResponse("invalid_client", null);
      case 403 -> new OAuthErrorResponse("insufficient_scope", null);
      case 429, UNAVAILABLE -> new OAuthErrorResponse("temporarily_unavailable", description);
      case 500 -> new OAuthErrorResponse("server_error", description);
      default -> new OAuthErrorResponse("invalid_request", description);
    };
  }
}
