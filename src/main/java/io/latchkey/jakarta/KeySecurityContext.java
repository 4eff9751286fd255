package io.latchkey.jakarta;

import io.latchkey.verifier.VerifiedKey;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The key as the caller: it is the principal, and its scopes are the roles.
 *
 * @param secure whether the request came over TLS
 */
record KeySecurityContext(VerifiedKey key, boolean secure) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return key;
  }

  @Override
  public boolean isUserInRole(String scope) {
    return key.hasScope(scope);
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
