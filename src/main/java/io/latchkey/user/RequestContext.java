package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.search.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/**
 * What an operation knows about its request besides the body: who calls, from where, whom the path
 * parameter {@code user} names, what the query asks for. A bean parameter, created for each
 * request.
 */
public class RequestContext {

  @Context SecurityContext security;
  @Context HttpServletRequest http;
  @Context UriInfo uri;

  /**
   * The authenticated caller.
   *
   * @throws IllegalStateException in an operation that is open to everybody, and so has no caller
   */
  public Caller caller() {
    return authenticated().caller();
  }

  AuthenticatedUser authenticated() {
    if (security.getUserPrincipal() instanceof AuthenticatedUser authenticated) {
      return authenticated;
    }
    throw new IllegalStateException("nobody is authenticated");
  }

  /** The client's IP address. */
  public String address() {
    return http.getRemoteAddr();
  }

  /** The query parameters. */
  public QueryParameters query() {
    return new QueryParameters(uri.getQueryParameters());
  }

  /** The text of the path parameter {@code user}; null where a path has none. */
  String user() {
    return uri.getPathParameters().getFirst("user");
  }
}
