package io.latchkey.api;

import java.util.List;

/**
 * {@code POST /users/{user}/keys/tokens} (token API 4.2). Every member may be absent.
 *
 * @param lifetime nanoseconds; 0 or absent means the server's default
 * @param scope the deprecated single scope; ignored when {@code scopes} names any
 * @param scopes what the token may do; absent or empty means everything its maker may
 * @param tokenName 1 to 128 characters; absent or empty means a generated name
 * @param allowList the objects it is confined to; absent or empty means all its maker may reach
 */
public record CreateTokenRequest(
    Long lifetime,
    String scope,
    List<String> scopes,
    String tokenName,
    List<AllowListEntry> allowList) {}
