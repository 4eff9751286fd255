package io.latchkey.session;

import io.latchkey.access.Requires;
import io.latchkey.api.AuthMethodsResponse;
import io.latchkey.api.LoginRequest;
import io.latchkey.api.LoginResponse;
import io.latchkey.api.MessageResponse;
import io.latchkey.apikey.KeyEnding;
import io.latchkey.revocation.RevocationWait;
import io.latchkey.settings.Settings;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;

/** Logging in and out (token API 3.2, 2.8). */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class LoginResource {

  @Inject Logins logins;
  @Inject KeyEnding keys;
  @Inject Settings settings;
  @Inject RevocationWait wait;

  /** Logs in with email and password; returns a session token, in the body and as a cookie. */
  @POST
  @Path("/login")
  @PermitAll
  public Response logIn(@Context HttpServletRequest http, @NotNull @Valid LoginRequest request) {
    String token = logins.logIn(request, http.getRemoteAddr()).reveal();
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.SET_COOKIE, new SessionCookie(settings).storing(token))
        .entity(new LoginResponse(token))
        .build();
  }

  /** Logs out: the key used is deleted, and so are the user's application sessions. */
  @POST
  @Path("/logout")
  @Requires({})
  public CompletionStage<Response> logOut(@Context SecurityContext security) {
    return wait.answer(
        keys.logOut(RequestContext.of(security).caller()),
        done ->
            Response.ok(new MessageResponse("Logged out!"))
                .header(HttpHeaders.SET_COOKIE, new SessionCookie(settings).removing())
                .build());
  }

  /** The ways to log in. */
  @GET
  @Path("/authmethods")
  @PermitAll
  public AuthMethodsResponse methods() {
    return AuthMethodsResponse.of(settings.passwordAuth());
  }
}
