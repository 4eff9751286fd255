package io.latchkey.api;

import java.time.Duration;
import java.util.List;

/**
 * {@code POST /users/{user}/keys/tokens} (token API 4.2). Every member may be absent.
 *
 * @param lifetime nanoseconds; 0 or absent means the server's default
 * @param scope the deprecated single scope; ignored when {@code scopes} names any
 * @param scopes what the token may do; absent or empty means everything its creator may
 * @param tokenName 1 to 128 characters; absent or empty means a generated name
 * @param allowList the objects it is confined to; absent or empty means all that its creator may
 *     reach
 */
public record CreateTokenRequest(
    Long lifetime,
    String scope,
    List<String> scopes,
    String tokenName,
    List<AllowListEntry> allowList) {

  /** A token with this name and the server's defaults. */
  public static CreateTokenRequest named(String tokenName) {
    return new CreateTokenRequest(null, null, null, tokenName, null);
  }

  /** A token that the server names, with the server's defaults. */
  public static CreateTokenRequest unnamed() {
    return named(null);
  }

  /**
   * The same, with this lifetime; zero means the server's default.
   *
   * @throws ArithmeticException above 292 years, which is more nanoseconds than can be sent
   */
  public CreateTokenRequest withLifetime(Duration lifetime) {
    return new CreateTokenRequest(lifetime.toNanos(), scope, scopes, tokenName, allowList);
  }

  /** The same, allowed to do this and nothing else. */
  public CreateTokenRequest withScopes(List<String> scopes) {
    return new CreateTokenRequest(lifetime, scope, scopes, tokenName, allowList);
  }

  /** The same, confined to these objects. */
  public CreateTokenRequest withAllowList(List<AllowListEntry> allowList) {
    return new CreateTokenRequest(lifetime, scope, scopes, tokenName, allowList);
  }
}
