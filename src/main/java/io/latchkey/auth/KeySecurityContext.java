package io.latchkey.auth;

import io.latchkey.access.Caller;
import jakarta.ws.rs.core.SecurityContext;

/** Hands the caller on to the operation, as the request's principal. */
record KeySecurityContext(Caller caller, boolean secure) implements SecurityContext {

  @Override
  public Caller getUserPrincipal() {
    return caller;
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller.roles().stream().anyMatch(held -> held.wireName().equals(role));
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
