package io.latchkey.auth;

import io.latchkey.apikey.ApiKeys;
import io.latchkey.apikey.KeySecret;
import io.latchkey.apikey.PresentedKey;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.user.UserParameter;
import io.latchkey.user.UserStatus;
import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
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
 * order and with the texts of token API 2.3. Operations that are open are let through unasked.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  private static final Logger LOG = System.getLogger(AuthenticationFilter.class.getName());

  @Context ResourceInfo resource;
  @Context HttpServletRequest http;
  @Inject ApiKeys keys;
  @Inject Settings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    if (Guard.of(resource.getResourceMethod()).open()) {
      return;
    }
    try {
      PresentedKey used = authenticate(request);
      request.setProperty(UserParameter.CURRENT, used.user());
      request.setSecurityContext(
          new KeySecurityContext(used.caller(), request.getSecurityContext().isSecure()));
    } catch (Problem refused) {
      throw Challenge.add(refused, request, settings);
    } catch (EJBException | PersistenceException fault) {
      LOG.log(Level.ERROR, "A key could not be looked up", fault);
      throw Problem.of(
          500,
          "An internal error occurred. Please try again or contact the system administrator.",
          "The key could not be looked up.");
    }
  }

  private PresentedKey authenticate(ContainerRequestContext request) {
    Credential credential =
        Credential.of(request, settings.cookieName())
            .orElseThrow(
                () ->
                    Problem.signedOut(
                        "Cookie \"" + Credential.NAME + "\" or query parameter must be provided."));
    CrossSite.refuse(request, credential);
    PresentedKey presented = keys.authenticate(parse(credential));
    if (keys.useIsDue(presented)) {
      keys.recordUse(presented, http.getRemoteAddr());
    }
    if (presented.user().status() == UserStatus.SUSPENDED) {
      throw Problem.of(
          401,
          "User is not active (status = \"suspended\"). Contact an admin to reactivate your"
              + " account.");
    }
    return presented;
  }

  private static KeySecret parse(Credential credential) {
    try {
      return KeySecret.parse(credential.text());
    } catch (IllegalArgumentException malformed) {
      throw Problem.signedOut(malformed.getMessage());
    }
  }
}
