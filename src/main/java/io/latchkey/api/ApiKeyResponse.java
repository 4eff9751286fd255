package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An API key without its secret (token API 4.1).
 *
 * @param id 10 characters; the part of the key before the hyphen
 * @param lastUsed {@code 0001-01-01T00:00:00Z} when never used
 * @param updatedAt always equal to {@code createdAt}
 * @param loginType {@code token} for API tokens, {@code password} for sessions
 * @param scope deprecated: {@code all}, {@code application_connect} or empty
 * @param tokenName empty for sessions
 * @param username the owner's username; only in lists, left out when null
 * @param ipAddress where the key was last used from; only in lists of keys, left out when null
 * @param current whether this is the key that the request was made with; only in lists of keys
 */
@JsonbPropertyOrder("id")
public record ApiKeyResponse(
    String id,
    UUID userId,
    Instant lastUsed,
    Instant expiresAt,
    Instant createdAt,
    Instant updatedAt,
    String loginType,
    String scope,
    List<String> scopes,
    String tokenName,
    long lifetimeSeconds,
    List<AllowListEntry> allowList,
    String username,
    String ipAddress,
    Boolean current) {

  /** What "never used" is on the wire: the reference's zero time. */
  public static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  /** The same without what only lists show. */
  public ApiKeyResponse outsideLists() {
    return new ApiKeyResponse(
        id,
        userId,
        lastUsed,
        expiresAt,
        createdAt,
        updatedAt,
        loginType,
        scope,
        scopes,
        tokenName,
        lifetimeSeconds,
        allowList,
        null,
        null,
        null);
  }
}
