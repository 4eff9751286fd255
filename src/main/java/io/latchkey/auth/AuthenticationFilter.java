package io.latchkey.auth;

import io.latchkey.apikey.PresentedKey;
import io.latchkey.user.RequestContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Turns the presented key into the request's {@code Caller}, or rejects the request: see {@link
 * Authentication}. Open operations are let through without a key; they count towards the rate limit
 * of the address.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  @Context ResourceInfo resource;
  @Context HttpServletRequest http;
  @Inject Authentication authentication;
  @Inject RateLimit rateLimit;

  @Override
  public void filter(ContainerRequestContext request) {
    Call call = Call.of(request, http);
    Guard guard = Guard.of(resource.getResourceMethod(), request.getMethod());
    if (!Guard.isGenerated(resource.getResourceMethod())
        && !guard.belongsTo(request.getUriInfo().getBaseUri().getPath())) {
      throw new NotFoundException();
    }
    request.setProperty(Guard.PROPERTY, guard);
    if (guard.open()) {
      rateLimit.countAddress(call.client());
      if (guard.clients().isEmpty()) {
        CsrfCheck.refuse(call);
      }
      return;
    }
    PresentedKey presented =
        guard.clients().isPresent()
            ? authentication.ofClient(() -> ClientCredential.of(request, guard), call, guard)
            : authentication.of(call, guard);
    request.setSecurityContext(
        new KeySecurityContext(
            new RequestContext(
                presented.caller(), presented.user(), call.client(), request.getUriInfo()),
            request.getSecurityContext().isSecure()));
  }
}
