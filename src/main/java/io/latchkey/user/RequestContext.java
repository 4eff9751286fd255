package io.latchkey.user;

import static java.util.Objects.requireNonNull;

import io.latchkey.access.Caller;
import io.latchkey.search.QueryParameters;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.security.Principal;

/**
 * What an operation knows about its request besides the body: who calls, from where, whom the path
 * parameter {@code user} names, what the query asks for. It is the request's principal, and so
 * reaches an operation without being created for it once more.
 *
 * @param caller the value by which access is decided
 * @param callingUser the caller, as of when the key was looked up
 * @param address the client's IP address
 * @param uri the address that was requested; only as long as the request runs
 */
public record RequestContext(Caller caller, User callingUser, String address, UriInfo uri)
    implements Principal {

  public RequestContext {
    requireNonNull(caller);
    requireNonNull(callingUser);
    requireNonNull(address);
    requireNonNull(uri);
  }

  /**
   * That of a request.
   *
   * @throws IllegalStateException in an operation that is open to everybody, and so has no caller
   */
  public static RequestContext of(SecurityContext security) {
    if (security.getUserPrincipal() instanceof RequestContext context) {
      return context;
    }
    throw new IllegalStateException("nobody is authenticated");
  }

  @Override
  public String getName() {
    return caller.getName();
  }

  /** The query parameters. */
  public QueryParameters query() {
    return new QueryParameters(uri.getQueryParameters());
  }

  /** The text of the path parameter {@code user}; null where a path has none. */
  String user() {
    return uri.getPathParameters().getFirst("user");
  }

  /** Shows neither the address that was requested, for it may carry a secret, nor the user. */
  @Override
  public String toString() {
    return "RequestContext[" + getName() + "]";
  }
}
