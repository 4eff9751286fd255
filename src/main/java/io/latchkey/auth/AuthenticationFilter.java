package io.latchkey.auth;

import io.latchkey.apikey.KeyAuthentication;
import io.latchkey.apikey.KeySecret;
import io.latchkey.apikey.PresentedKey;
import io.latchkey.problem.Problem;
import io.latchkey.problem.ProblemMapper;
import io.latchkey.settings.Settings;
import io.latchkey.storage.DatabaseFailure;
import io.latchkey.user.ActingCaller;
import io.latchkey.user.AuthenticatedUser;
import io.latchkey.user.UserStatus;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Who is calling: turns the presented key into the request's {@code Caller}, or refuses in the
 * order and with the texts of token API 2.3. Operations that are open are let through unasked. Both
 * kinds count against a rate limit: the user's, or the address's where there is no user.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  private static final Logger LOG = System.getLogger(AuthenticationFilter.class.getName());

  @Context ResourceInfo resource;
  @Context HttpServletRequest http;
  @Inject KeyAuthentication keys;
  @Inject Settings settings;
  @Inject AuthenticationMeters meters;
  @Inject RateLimit rateLimit;

  @Override
  public void filter(ContainerRequestContext request) {
    if (Guard.of(resource.getResourceMethod(), request.getMethod()).open()) {
      rateLimit.countAddress(http.getRemoteAddr());
      CsrfCheck.refuse(request);
      return;
    }
    try {
      PresentedKey presented = authenticate(request);
      meters.count("accepted");
      rateLimit.countUser(presented.caller(), request);
      request.setSecurityContext(
          new KeySecurityContext(
              new AuthenticatedUser(presented.caller(), presented.user()),
              request.getSecurityContext().isSecure()));
    } catch (Problem refused) {
      if (refused.status() != RateLimit.TOO_MANY_REQUESTS) {
        meters.count(refused.reason());
        rateLimit.countAddress(http.getRemoteAddr());
      }
      throw Challenge.add(refused, request, settings);
    } catch (RuntimeException fault) {
      meters.count("fault");
      if (DatabaseFailure.isUnavailable(fault)) {
        throw fault; // nobody is let in, and nobody is told that the key is wrong
      }
      LOG.log(Level.ERROR, "A key could not be looked up", fault);
      throw Problem.internalError("The key could not be looked up.");
    }
  }

  private PresentedKey authenticate(ContainerRequestContext request) {
    Credential credential =
        Credential.of(request, settings.cookieName())
            .orElseThrow(
                () ->
                    Problem.signedOut(
                        "missing",
                        "Cookie \"" + Credential.NAME + "\" or query parameter must be provided."));
    KeySecret secret = parse(credential);
    request.setProperty(ProblemMapper.KEY_ID, secret.id());
    CsrfCheck.refuse(request, credential);
    PresentedKey presented = keys.authenticate(secret, http.getRemoteAddr());
    if (presented.user().status() == UserStatus.SUSPENDED) {
      throw ActingCaller.suspended();
    }
    return presented;
  }

  private static KeySecret parse(Credential credential) {
    try {
      return KeySecret.parse(credential.text());
    } catch (IllegalArgumentException malformed) {
      throw Problem.signedOut("malformed", malformed.getMessage());
    }
  }
}
