package io.latchkey.auth;

import io.latchkey.access.Caller;
import io.latchkey.apikey.PresentedKey;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;

/**
 * What the two filters do, for sockets: JAX-RS sees neither the request that opens one nor what is
 * said on it. What the caller may do to a single object is decided where the object is loaded, as
 * always.
 */
@ApplicationScoped
public class SocketAccess {

  @Inject Authentication authentication;
  @Inject RateLimit rateLimit;
  @Inject Settings settings;

  /**
   * Admits the request that opens a socket.
   *
   * @param operation says with {@code @Requires} which permissions are needed
   * @return the key that it presents, to be presented {@link #again}
   * @throws Problem 401, 403, 404 or 429, as an operation would answer
   */
  public Admission admit(HttpServletRequest http, Method operation) {
    Call request = Call.forSocket(http);
    Guard guard = Guard.of(operation, HttpMethod.GET);
    PresentedKey presented = authentication.of(request, guard);
    Caller caller = presented.caller();
    guard.admit(caller, () -> request, settings);
    return new Admission(caller, authentication.secret(request), http.getRemoteAddr(), operation);
  }

  /**
   * Admits what is said on a socket: it counts as a request of its user.
   *
   * @return the caller, with what the key permits now
   * @throws Problem 401, 403, 404 or 429
   */
  @ActivateRequestContext
  public Caller again(Admission admission) {
    PresentedKey presented = authentication.again(admission.secret(), admission.address());
    Caller caller = presented.caller();
    rateLimit.countUser(caller, Call.OVER_SOCKET);
    Guard.of(admission.operation(), HttpMethod.GET).admit(caller, () -> Call.OVER_SOCKET, settings);
    return caller;
  }
}
