package io.latchkey.auth;

import io.latchkey.problem.ProblemMapper;
import io.latchkey.settings.TrustedProxies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The part of a request that matters for finding out who is calling: a request to an operation, or
 * one that asks for a socket. Public, because a bean's method that takes a hidden type is called by
 * reflection.
 *
 * @param isSafe whether another site may make a browser send it, because it changes nothing and the
 *     other site does not see the answer
 * @param header the value of a header, or null
 * @param cookie the value of a cookie, or null
 * @param query the first value of a parameter in the address, or null
 * @param address any absolute address of the server that it was sent to
 * @param client the IP address of whoever sent it
 * @param keyId notes the id of the key that it presents, for the log
 */
public record Call(
    boolean isSafe,
    UnaryOperator<String> header,
    UnaryOperator<String> cookie,
    UnaryOperator<String> query,
    Supplier<URI> address,
    String client,
    Consumer<String> keyId) {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** A message on a socket: it carries nothing but its text. */
  static final Call OVER_SOCKET =
      new Call(
          false, name -> null, name -> null, name -> null, () -> URI.create("ws:/"), "", id -> {});

  /**
   * A request to an operation.
   *
   * @param http the same request, which is asked only when it must be: the container looks up for
   *     each question which request is meant
   */
  static Call of(ContainerRequestContext request, HttpServletRequest http) {
    return new Call(
        SAFE_METHODS.contains(request.getMethod()),
        request::getHeaderString,
        name -> cookie(request, name),
        name -> query(request, name),
        () -> request.getUriInfo().getBaseUri(),
        request.getProperty(TrustedProxies.CLIENT) instanceof String known
            ? known
            : http.getRemoteAddr(),
        id -> request.setProperty(ProblemMapper.KEY_ID, id));
  }

  /** Most requests have none, and need not have it parsed. */
  private static String cookie(ContainerRequestContext request, String name) {
    if (request.getHeaderString(HttpHeaders.COOKIE) == null) {
      return null;
    }
    jakarta.ws.rs.core.Cookie cookie = request.getCookies().get(name);
    return cookie == null ? null : cookie.getValue();
  }

  private static String query(ContainerRequestContext request, String name) {
    UriInfo uri = request.getUriInfo();
    return uri.getRequestUri().getRawQuery() == null
        ? null
        : uri.getQueryParameters().getFirst(name);
  }

  /**
   * A request that asks for a socket. It is not safe: a page of another site could talk on the
   * socket.
   */
  static Call forSocket(HttpServletRequest request) {
    return new Call(
        false,
        request::getHeader,
        name -> cookie(request, name),
        request::getParameter,
        () -> URI.create(request.getRequestURL().toString()),
        request.getRemoteAddr(),
        id -> request.setAttribute(ProblemMapper.KEY_ID, id));
  }

  private static String cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Call[isSafe=" + isSafe + "]";
  }
}
