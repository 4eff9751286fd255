package io.latchkey.api;

import java.util.List;

/**
 * What a key permits (RFC 7662, 2.2). Of a key that permits nothing only {@code active} is told;
 * everything else is left out.
 *
 * @param active whether it permits anything now; never null in what Latchkey sends
 * @param scope the names of what user and key permit, separated by spaces; left out for nothing
 * @param clientId the key's id
 * @param username the user's name
 * @param sub the user's id
 * @param tokenType always {@code Bearer}
 * @param iss the server's address
 * @param iat when the key was created, in seconds since 1970
 * @param exp when it ends, in seconds since 1970
 * @param jti the key's id
 * @param tokenName the token's name; left out for sessions
 * @param loginType {@code token} or how the user logged in
 * @param roles the user's roles
 * @param allowList the objects that the key is confined to; left out when it is not
 */
public record IntrospectionResponse(
    Boolean active,
    String scope,
    String clientId,
    String username,
    String sub,
    String tokenType,
    String iss,
    Long iat,
    Long exp,
    String jti,
    String tokenName,
    String loginType,
    List<String> roles,
    List<AllowListEntry> allowList) {

  /** Of whatever permits nothing. */
  public static final IntrospectionResponse INACTIVE =
      new IntrospectionResponse(
          false, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
