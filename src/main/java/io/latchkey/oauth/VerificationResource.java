package io.latchkey.oauth;

import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.ForClients;
import io.latchkey.access.Requires;
import io.latchkey.api.OAuthErrorResponse;
import io.latchkey.apikey.PresentedKey;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gateways ask whether a request may pass (verification 3). They hand it on as it came, so the key
 * in question is the request's own credential, and the gateway's has a header of its own.
 */
@Path("/verify")
@Produces(MediaType.APPLICATION_JSON)
@ForClients(header = "Latchkey-Verifier")
@Retried
@ApplicationScoped
public class VerificationResource {

  @Inject Introspection introspection;
  @Inject Catalogue catalogue;

  /**
   * 204 with the user's name and the key's id if the key permits every scope named, on all objects
   * of its type: which one is meant the gateway does not know.
   */
  @GET
  @Requires(value = "api_key:introspect", siteWide = true, rateLimited = false)
  public Response verify(
      @Context SecurityContext security,
      @QueryParam("scope") List<String> scopes,
      @HeaderParam("Coder-Session-Token") String header,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
    RequestContext context = RequestContext.of(security);
    Optional<PresentedKey> found =
        OwnCredential.of(header, authorization, context.uri().getQueryParameters())
            .flatMap(text -> introspection.find(text, context.address()));
    if (found.isEmpty()) {
      return refusal(401, "invalid_token");
    }
    Caller caller = found.get().caller();
    boolean permitted =
        scopes.stream()
            .flatMap(names -> Stream.of(names.split(" ", -1)))
            .filter(name -> !name.isEmpty())
            .allMatch(name -> permits(caller, name));
    return permitted
        ? Response.noContent()
            .header("X-Auth-User", caller.username())
            .header("X-Auth-Key-Id", caller.keyId())
            .build()
        : refusal(403, "insufficient_scope");
  }

  private boolean permits(Caller caller, String scope) {
    return catalogue
        .findPermission(scope)
        .filter(caller::mayEver)
        .filter(permission -> caller.allowList().permitsAll(permission.type()))
        .isPresent();
  }

  private static Response refusal(int status, String error) {
    return Response.status(status)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"coder\", error=\"" + error + "\"")
        .entity(new OAuthErrorResponse(error, null))
        .build();
  }
}
