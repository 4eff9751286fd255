package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.CreateKeyResponse;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.Json;
import io.latchkey.api.TokenConfigResponse;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Retried;
import io.latchkey.user.User;
import io.latchkey.user.UserParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Set;

/** API tokens: the keys that a user names and keeps (token API 3.4). */
@Path("/users/{user}/keys/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class TokenResource {

  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

  @Inject UserParameter users;
  @Inject ApiKeys keys;
  @Inject KeyList lists;
  @Inject ApiKeyCreation creation;
  @Inject Settings settings;
  @Inject KeyMeters meters;

  /** Creates a token; the answer is the only place that shows its secret. */
  @POST
  @Requires({"user:read", "api_key:create"})
  public Response create(
      @PathParam("user") String user,
      CreateTokenRequest request,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    User owner = users.resolve(caller, user, http);
    TokenWish wish = TokenWish.parse(request);
    KeySecret secret = creation.createToken(caller, owner.id(), wish, http.getRemoteAddr());
    meters.created(true);
    return Response.status(Response.Status.CREATED)
        .entity(new CreateKeyResponse(secret.reveal()))
        .build();
  }

  /** Lists tokens; those past their end only when asked for. */
  @GET
  @Requires("user:read")
  public StreamingOutput list(
      @PathParam("user") String user,
      @QueryParam("include_all") String includeAll,
      @QueryParam("include_expired") String includeExpired,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    User owner = users.resolve(caller, user, http);
    return body ->
        Json.<ApiKeyResponse>writeArray(
            body,
            each ->
                lists.tokens(caller, owner.id(), isTrue(includeAll), isTrue(includeExpired), each));
  }

  /** Reads a flag as the reference does: what cannot be read is false. */
  static boolean isTrue(String flag) {
    return flag != null && TRUE.contains(flag);
  }

  /** The longest lifetime that this user's tokens may have. */
  @GET
  @Path("/tokenconfig")
  @Requires("user:read")
  public TokenConfigResponse config(
      @PathParam("user") String user,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    User owner = users.resolve((Caller) security.getUserPrincipal(), user, http);
    return new TokenConfigResponse(new TokenLifetime(settings).cap(owner).toNanos());
  }

  /** One token of this user, by its name. */
  @GET
  @Path("/{name}")
  @Requires({"user:read", "api_key:read"})
  public ApiKeyResponse view(
      @PathParam("user") String user,
      @PathParam("name") String name,
      @Context HttpServletRequest http,
      @Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    return keys.viewByName(caller, users.resolve(caller, user, http).id(), name);
  }
}
