package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbProperty;

/**
 * The ways to log in here (token API 3.2): with a password or, when that is disabled, not at all.
 */
public record AuthMethodsResponse(Password password, Github github, Oidc oidc) {

  /** Password login. */
  public record Password(boolean enabled) {}

  /** Login with GitHub: never offered. */
  public record Github(boolean enabled, boolean defaultProviderConfigured) {}

  /** Login with OpenID Connect: never offered. Its two names are camel case on the wire. */
  public record Oidc(
      boolean enabled,
      @JsonbProperty("signInText") String signInText,
      @JsonbProperty("iconUrl") String iconUrl) {}

  /** What this server offers. */
  public static AuthMethodsResponse of(boolean passwordEnabled) {
    return new AuthMethodsResponse(
        new Password(passwordEnabled), new Github(false, false), new Oidc(false, "", ""));
  }
}
