package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Catalogue;
import io.latchkey.access.Requires;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.CreateKeyResponse;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.Json;
import io.latchkey.api.TokenConfigResponse;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import io.latchkey.user.User;
import io.latchkey.user.UserParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
  @Inject Catalogue catalogue;

  /** Creates a token; the answer is the only place that shows its secret. */
  @POST
  @Requires({"user:read", "api_key:create"})
  public Response create(@Context SecurityContext security, CreateTokenRequest request) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    User owner = users.resolve(context);
    TokenWish wish = TokenWish.parse(request, catalogue);
    KeySecret secret = creation.createToken(caller, owner.id(), wish, context.address());
    return Response.status(Response.Status.CREATED)
        .entity(new CreateKeyResponse(secret.reveal()))
        .build();
  }

  /** Lists tokens; those past their end only when asked for. */
  @GET
  @Requires("user:read")
  public StreamingOutput list(
      @Context SecurityContext security,
      @QueryParam("include_all") String includeAll,
      @QueryParam("include_expired") String includeExpired) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    User owner = users.resolve(context);
    return body ->
        Json.<ApiKeyResponse>writeArray(
            body,
            each ->
                lists.tokens(caller, owner.id(), isTrue(includeAll), isTrue(includeExpired), each));
  }

  /** Reads a flag as the reference does: anything unreadable is false. */
  static boolean isTrue(String flag) {
    return flag != null && TRUE.contains(flag);
  }

  /** The longest lifetime that this user's tokens may have. */
  @GET
  @Path("/tokenconfig")
  @Requires("user:read")
  public TokenConfigResponse config(@Context SecurityContext security) {
    User owner = users.resolve(RequestContext.of(security));
    return new TokenConfigResponse(new TokenLifetime(settings).cap(owner).toNanos());
  }

  /** One token of this user, by its name. */
  @GET
  @Path("/{name}")
  @Requires({"user:read", "api_key:read"})
  public ApiKeyResponse view(@Context SecurityContext security, @PathParam("name") String name) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    return keys.viewByName(caller, users.resolve(context).id(), name);
  }
}
