package io.latchkey.apikey;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.CreateKeyResponse;
import io.latchkey.api.Json;
import io.latchkey.search.QueryParameters;
import io.latchkey.storage.Retried;
import io.latchkey.user.LoginType;
import io.latchkey.user.RequestContext;
import io.latchkey.user.User;
import io.latchkey.user.UserParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import java.util.concurrent.CompletionStage;

/**
 * API keys of any login type, by id (token API 3.4). The user in the path must be readable but need
 * not own the key: who owns it decides what the caller may do.
 */
@Path("/users/{user}/keys")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class ApiKeyResource {

  @Inject UserParameter users;
  @Inject ApiKeys keys;
  @Inject KeyList lists;
  @Inject ApiKeyCreation creation;
  @Inject ApiKeyEnding ending;

  /** Lists a user's keys, of one login type if one is given; expired ones only when asked for. */
  @GET
  @Requires("user:read")
  public StreamingOutput list(
      @Context SecurityContext security,
      @QueryParam("login_type") String loginType,
      @QueryParam("include_expired") String includeExpired) {
    RequestContext context = RequestContext.of(security);
    Set<LoginType> types = types(loginType);
    Caller caller = context.caller();
    User owner = users.resolve(context);
    boolean expired = TokenResource.isTrue(includeExpired);
    return body ->
        Json.<ApiKeyResponse>writeArray(
            body, each -> lists.keys(caller, owner.id(), types, expired, each));
  }

  private static Set<LoginType> types(String loginType) {
    if (loginType == null || loginType.isEmpty()) {
      return Set.of(LoginType.values());
    }
    return LoginType.find(loginType)
        .map(Set::of)
        .orElseThrow(
            () -> QueryParameters.refusal("login_type", "must be a login type, such as password"));
  }

  /** Creates a session key, the kind that a command line logs in with; needs no body. */
  @POST
  @Requires({"user:read", "api_key:create"})
  public Response create(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    User owner = users.resolve(context);
    KeySecret secret = creation.createKey(caller, owner.id(), context.address());
    return Response.status(Response.Status.CREATED)
        .entity(new CreateKeyResponse(secret.reveal()))
        .build();
  }

  /** One key, expired or not. */
  @GET
  @Path("/{key}")
  @Requires({"user:read", "api_key:read"})
  public ApiKeyResponse view(@Context SecurityContext security, @PathParam("key") String key) {
    return keys.view(caller(RequestContext.of(security)), key);
  }

  /**
   * Removes a key for good. Callers who may not are rejected once the key is loaded, so that the
   * audit log can say which key it was.
   */
  @DELETE
  @Path("/{key}")
  @Requires({"user:read", "api_key:read"})
  public CompletionStage<Response> delete(
      @Context SecurityContext security, @PathParam("key") String key) {
    return ending.delete(caller(RequestContext.of(security)), key);
  }

  /**
   * Ends a key now; it stays listed on demand until it is purged. Callers who may not are rejected
   * as by {@link #delete}.
   */
  @PUT
  @Path("/{key}/expire")
  @Requires({"user:read", "api_key:read"})
  public CompletionStage<Response> expire(
      @Context SecurityContext security, @PathParam("key") String key) {
    return ending.expire(caller(RequestContext.of(security)), key);
  }

  /** The caller, who must be able to see the user in the path. */
  private Caller caller(RequestContext context) {
    users.resolve(context);
    return context.caller();
  }
}
