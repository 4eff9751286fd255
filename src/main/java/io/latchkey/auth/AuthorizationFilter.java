package io.latchkey.auth;

import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import io.latchkey.user.RequestContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Decides whether the caller may try at all: compares what the operation {@code @Requires} with the
 * caller's roles and the key's scopes; see {@link Guard#admit}.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AuthorizationFilter implements ContainerRequestFilter {

  @Context HttpServletRequest http;
  @Inject Settings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!(request.getProperty(Guard.PROPERTY) instanceof Guard guard)) {
      throw Problem.forbidden();
    }
    if (guard.open()) {
      return;
    }
    if (!(request.getSecurityContext().getUserPrincipal() instanceof RequestContext context)) {
      throw Problem.forbidden();
    }
    guard.admit(context.caller(), () -> Call.of(request, http), settings);
  }
}
