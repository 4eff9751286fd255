package io.latchkey.settings;

import io.latchkey.access.Catalogue;
import io.latchkey.lease.LeaseTerms;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of this deployment (token API 2.5).
 *
 * @param accessUrl {@code CODER_ACCESS_URL}: where clients reach the server, without a trailing
 *     slash; empty means the address to which a request was sent
 * @param sessionDuration {@code CODER_SESSION_DURATION}: how long a login lasts, at least 1 s
 * @param sessionsSlide false when {@code CODER_DISABLE_SESSION_EXPIRY_REFRESH} is true
 * @param maxTokenLifetime {@code CODER_MAX_TOKEN_LIFETIME}: the longest lifetime of an ordinary
 *     user's token
 * @param maxAdminTokenLifetime {@code CODER_MAX_ADMIN_TOKEN_LIFETIME}: the longest lifetime of an
 *     owner's token
 * @param defaultTokenLifetime {@code CODER_DEFAULT_TOKEN_LIFETIME}: for tokens that request none
 * @param apiKeysRetention {@code CODER_API_KEYS_RETENTION}: how long expired keys are kept; 0 means
 *     forever
 * @param passwordAuth false when {@code CODER_DISABLE_PASSWORD_AUTH} is true
 * @param secureCookie {@code CODER_SECURE_AUTH_COOKIE}: by default true if the access URL is https
 * @param sameSite {@code CODER_SAMESITE_AUTH_COOKIE}: {@code Lax} or {@code None}
 * @param hostPrefixCookie {@code CODER_HOST_PREFIX_COOKIE}: name the cookie {@code __Host-…}
 * @param apiRateLimit {@code CODER_API_RATE_LIMIT}: requests per minute of one user, or of one
 *     address when there is no user; negative means no limit, as does {@code
 *     CODER_DANGEROUS_DISABLE_RATE_LIMITS}
 * @param loginThrottling false when {@code CODER_DANGEROUS_DISABLE_RATE_LIMITS} is true
 * @param trustedProxies {@code CODER_PROXY_TRUSTED_ORIGINS}: whose {@code X-Forwarded-For} is
 *     trusted; nobody's by default
 * @param maxTokensPerUser {@code LATCHKEY_MAX_TOKENS_PER_USER}: how many API tokens a user may
 *     have, expired ones included; 0 or less means no limit
 * @param keyCacheRecords {@code LATCHKEY_KEY_CACHE_RECORDS}: how many keys this node verifies from
 *     memory; 0 means none
 * @param revocationLease {@code LATCHKEY_REVOCATION_LEASE}: how long after a look at the revocation
 *     log it does so, and so about how long a revocation takes; 100 ms to 5 s
 * @param catalogue {@code LATCHKEY_RESOURCE_TYPES}: the resource types of this deployment beside
 *     the built-in ones; the path of a JSON file, or the JSON itself (verification 1)
 * @param introspectAllowLists {@code LATCHKEY_INTROSPECT_ALLOW_LISTS}: false makes keys with an
 *     allow list inactive for services that would not read it (verification 3)
 */
public record Settings(
    Optional<URI> accessUrl,
    Duration sessionDuration,
    boolean sessionsSlide,
    Duration maxTokenLifetime,
    Duration maxAdminTokenLifetime,
    Duration defaultTokenLifetime,
    Duration apiKeysRetention,
    boolean passwordAuth,
    boolean secureCookie,
    String sameSite,
    boolean hostPrefixCookie,
    int apiRateLimit,
    boolean loginThrottling,
    TrustedProxies trustedProxies,
    int maxTokensPerUser,
    int keyCacheRecords,
    Duration revocationLease,
    Catalogue catalogue,
    boolean introspectAllowLists) {

  /**
   * Reads all settings; those that are not set have their defaults.
   *
   * @throws InvalidSettingsException naming every setting whose value is invalid
   */
  static Settings read(SettingReader from) {
    Optional<URI> accessUrl = from.url("CODER_ACCESS_URL");
    boolean https = accessUrl.filter(url -> url.getScheme().equals("https")).isPresent();
    boolean noLimits = from.flag("CODER_DANGEROUS_DISABLE_RATE_LIMITS", false);
    Duration second = Duration.ofSeconds(1);
    Settings settings =
        new Settings(
            accessUrl,
            from.duration("CODER_SESSION_DURATION", "24h", second),
            !from.flag("CODER_DISABLE_SESSION_EXPIRY_REFRESH", false),
            from.duration("CODER_MAX_TOKEN_LIFETIME", "876600h", second),
            from.duration("CODER_MAX_ADMIN_TOKEN_LIFETIME", "168h", second),
            from.duration("CODER_DEFAULT_TOKEN_LIFETIME", "168h", second),
            from.duration("CODER_API_KEYS_RETENTION", "7d", Duration.ZERO),
            !from.flag("CODER_DISABLE_PASSWORD_AUTH", false),
            from.flag("CODER_SECURE_AUTH_COOKIE", https),
            from.choice("CODER_SAMESITE_AUTH_COOKIE", "lax", "none").equals("lax") ? "Lax" : "None",
            from.flag("CODER_HOST_PREFIX_COOKIE", false),
            noLimits ? -1 : from.integer("CODER_API_RATE_LIMIT", 512),
            !noLimits,
            new TrustedProxies(from.addresses("CODER_PROXY_TRUSTED_ORIGINS")),
            from.integer("LATCHKEY_MAX_TOKENS_PER_USER", 10_000),
            from.integer("LATCHKEY_KEY_CACHE_RECORDS", 100_000, 0),
            from.duration(
                "LATCHKEY_REVOCATION_LEASE",
                "500ms",
                LeaseTerms.SHORTEST_LEASE,
                LeaseTerms.LONGEST_LEASE),
            from.resourceTypes("LATCHKEY_RESOURCE_TYPES"),
            from.flag("LATCHKEY_INTROSPECT_ALLOW_LISTS", true));
    from.refuseIfAnyIsWrong();
    return settings;
  }

  /**
   * Where clients reach this server, without a trailing slash: the access URL, else the server to
   * which a request was sent.
   *
   * @param requested any absolute address of that server
   */
  public String address(URI requested) {
    return accessUrl.orElseGet(() -> requested.resolve("/")).toString().replaceAll("/+$", "");
  }

  /** The name of the session cookie (token API 2.2, 2.6). */
  public String cookieName() {
    return hostPrefixCookie ? "__Host-coder_session_token" : "coder_session_token";
  }
}
