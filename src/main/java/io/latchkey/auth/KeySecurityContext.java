package io.latchkey.auth;

import io.latchkey.user.RequestContext;
import jakarta.ws.rs.core.SecurityContext;

/** Hands the caller on to the operation, as the request's principal. */
record KeySecurityContext(RequestContext principal, boolean secure) implements SecurityContext {

  @Override
  public RequestContext getUserPrincipal() {
    return principal;
  }

  @Override
  public boolean isUserInRole(String role) {
    return principal.caller().roles().stream().anyMatch(held -> held.wireName().equals(role));
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
