package io.latchkey.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting: its default, another value, and what is said of a wrong one (token API 2.5). */
class SettingsTest {

  private static Settings with(String name, String value) {
    return SampleSettings.with(Map.of(name, value));
  }

  @Test
  void defaultsAreThoseOfTheContract() {
    assertThat(SampleSettings.defaults())
        .returns(Optional.empty(), Settings::accessUrl)
        .returns(Duration.ofDays(1), Settings::sessionDuration)
        .returns(true, Settings::sessionsSlide)
        .returns(Duration.ofDays(36_525), Settings::maxTokenLifetime)
        .returns(Duration.ofDays(7), Settings::maxAdminTokenLifetime)
        .returns(Duration.ofDays(7), Settings::defaultTokenLifetime)
        .returns(Duration.ofDays(7), Settings::apiKeysRetention)
        .returns(true, Settings::passwordAuth)
        .returns(false, Settings::secureCookie)
        .returns("Lax", Settings::sameSite)
        .returns(false, Settings::hostPrefixCookie)
        .returns(512, Settings::apiRateLimit)
        .returns(10_000, Settings::maxTokensPerUser)
        .returns(100_000, Settings::keyCacheRecords)
        .returns(Duration.ofMillis(500), Settings::revocationLease)
        .returns(Duration.ofSeconds(3), Settings::warmUp);
  }

  @Test
  void nobodysForwardedAddressCountsByDefault() {
    assertThat(SampleSettings.defaults().trustedProxies().client("127.0.0.1", List.of("192.0.2.1")))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // who connects | X-Forwarded-For | the client
        "10.1.2.3     | 192.0.2.1                       | 192.0.2.1",
        "10.1.2.3     | 6.6.6.6, 192.0.2.1              | 192.0.2.1",
        "10.1.2.3     | 6.6.6.6, 192.0.2.1, 10.9.9.9    | 192.0.2.1",
        "10.1.2.3     | 10.9.9.9                        | 10.9.9.9",
        "10.1.2.3     | 192.0.2.1, unknown, 10.9.9.9    | 10.9.9.9",
        "10.1.2.3     | localhost                       | 10.1.2.3",
        "10.1.2.3     | 192.0.2.1:4711                  | 10.1.2.3",
        "10.1.2.3     | ''                              | 10.1.2.3",
        "10.1.2.3     | ::ffff:192.0.2.1                | 192.0.2.1",
        "11.1.2.3     | 192.0.2.1                       | 11.1.2.3",
        "192.168.1.7  | 192.0.2.1                       | 192.0.2.1",
        "192.168.1.8  | 192.0.2.1                       | 192.168.1.8",
        "fd00::1      | 2001:db8::7                     | 2001:db8:0:0:0:0:0:7",
        "fe00::1      | 2001:db8::7                     | fe00::1"
      })
  void theClientIsTheLastOneWhomNoTrustedProxyIs(String peer, String header, String client) {
    Settings settings = with("CODER_PROXY_TRUSTED_ORIGINS", "10.0.0.0/8, 192.168.1.7 ,fd00::/8");
    assertThat(settings.trustedProxies().client(peer, List.of(header))).isEqualTo(client);
  }

  @Test
  void everySettingIsReadByItsName() {
    Map<String, String> given =
        Map.ofEntries(
            Map.entry("CODER_ACCESS_URL", "https://keys.example.com:8443//"),
            Map.entry("CODER_SESSION_DURATION", "1h30m"),
            Map.entry("CODER_DISABLE_SESSION_EXPIRY_REFRESH", "true"),
            Map.entry("CODER_MAX_TOKEN_LIFETIME", "2y"),
            Map.entry("CODER_MAX_ADMIN_TOKEN_LIFETIME", "30d"),
            Map.entry("CODER_DEFAULT_TOKEN_LIFETIME", " 12h "),
            Map.entry("CODER_API_KEYS_RETENTION", "0"),
            Map.entry("CODER_DISABLE_PASSWORD_AUTH", "1"),
            Map.entry("CODER_SECURE_AUTH_COOKIE", "f"),
            Map.entry("CODER_SAMESITE_AUTH_COOKIE", "NONE"),
            Map.entry("CODER_HOST_PREFIX_COOKIE", "T"),
            Map.entry("CODER_API_RATE_LIMIT", "-5"));
    assertThat(SampleSettings.with(given))
        .returns(Optional.of(URI.create("https://keys.example.com:8443")), Settings::accessUrl)
        .returns(Duration.ofMinutes(90), Settings::sessionDuration)
        .returns(false, Settings::sessionsSlide)
        .returns(Duration.ofDays(730), Settings::maxTokenLifetime)
        .returns(Duration.ofDays(30), Settings::maxAdminTokenLifetime)
        .returns(Duration.ofHours(12), Settings::defaultTokenLifetime)
        .returns(Duration.ZERO, Settings::apiKeysRetention)
        .returns(false, Settings::passwordAuth)
        .returns(false, Settings::secureCookie)
        .returns("None", Settings::sameSite)
        .returns(true, Settings::hostPrefixCookie)
        .returns(-5, Settings::apiRateLimit);
    assertThat(with("CODER_DANGEROUS_DISABLE_RATE_LIMITS", "true").apiRateLimit()).isNegative();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2_000_000})
  void aNodeMayKeepManyKeysOrNone(int records) {
    assertThat(with("LATCHKEY_KEY_CACHE_RECORDS", String.valueOf(records)).keyCacheRecords())
        .isEqualTo(records);
  }

  @ParameterizedTest
  @CsvSource({"100ms, 100", "1s, 1000", "5s, 5000"})
  void aLeaseMayBeAsShortOrAsLongAsItsLimits(String text, long millis) {
    assertThat(with("LATCHKEY_REVOCATION_LEASE", text).revocationLease())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"https://a.example.com, true", "http://a.example.com, false"})
  void theCookieIsSecureWhenTheAddressIs(String address, boolean secure) {
    assertThat(with("CODER_ACCESS_URL", address).secureCookie()).isEqualTo(secure);
  }

  @Test
  void theCookieIsNamedAsTheSettingSays() {
    assertThat(SampleSettings.defaults().cookieName()).isEqualTo("coder_session_token");
    assertThat(with("CODER_HOST_PREFIX_COOKIE", "true").cookieName())
        .isEqualTo("__Host-coder_session_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyValueCountsAsNotGiven(String value) {
    assertThat(with("CODER_SESSION_DURATION", value)).isEqualTo(SampleSettings.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CODER_SESSION_DURATION               | soon  | must be a duration such as 24h0m0s, 90m or 7d, not "soon"
          CODER_SESSION_DURATION               | 0     | must be at least 1s, not 0
          CODER_SESSION_DURATION               | 999ms | must be at least 1s, not 999ms
          CODER_MAX_TOKEN_LIFETIME             | -1h   | must be at least 1s, not -1h
          CODER_MAX_TOKEN_LIFETIME             | 24    | must be a duration such as 24h0m0s, 90m or 7d, not "24"
          CODER_MAX_ADMIN_TOKEN_LIFETIME       | 7w    | must be a duration such as 24h0m0s, 90m or 7d, not "7w"
          CODER_DEFAULT_TOKEN_LIFETIME         | 300y  | must be a duration such as 24h0m0s, 90m or 7d, not "300y"
          CODER_API_KEYS_RETENTION             | -1s   | must be at least 0s, not -1s
          LATCHKEY_KEY_CACHE_RECORDS           | -1    | must be at least 0, not -1
          LATCHKEY_KEY_CACHE_RECORDS           | many  | must be a whole number, not "many"
          LATCHKEY_REVOCATION_LEASE            | 99ms  | must be at least 100ms, not 99ms
          LATCHKEY_REVOCATION_LEASE            | 0     | must be at least 100ms, not 0
          LATCHKEY_REVOCATION_LEASE            | -1s   | must be at least 100ms, not -1s
          LATCHKEY_REVOCATION_LEASE            | 5001ms | must be at most 5s, not 5001ms
          LATCHKEY_WARM_UP                     | 61s   | must be at most 1m0s, not 61s
          LATCHKEY_REVOCATION_LEASE            | fast  | must be a duration such as 24h0m0s, 90m or 7d, not "fast"
          CODER_DISABLE_SESSION_EXPIRY_REFRESH | yes   | must be true or false, not "yes"
          CODER_DISABLE_PASSWORD_AUTH          | 2     | must be true or false, not "2"
          CODER_SECURE_AUTH_COOKIE             | on    | must be true or false, not "on"
          CODER_SAMESITE_AUTH_COOKIE           | lux   | must be lax or none, not "lux"
          CODER_PROXY_TRUSTED_ORIGINS | 10.0.0.0/33 | must be addresses such as 10.0.0.0/8 or ::1, not "10.0.0.0/33"
          CODER_PROXY_TRUSTED_ORIGINS | proxy.lan   | must be addresses such as 10.0.0.0/8 or ::1, not "proxy.lan"
          CODER_PROXY_TRUSTED_ORIGINS | 10.0.0.1,,::1 | must be addresses such as 10.0.0.0/8 or ::1, not ""
          CODER_PROXY_TRUSTED_ORIGINS | 10.0.0      | must be addresses such as 10.0.0.0/8 or ::1, not "10.0.0"
          CODER_PROXY_TRUSTED_ORIGINS | fd00::/-8   | must be addresses such as 10.0.0.0/8 or ::1, not "fd00::/-8"
          CODER_PROXY_TRUSTED_ORIGINS | :.:         | must be addresses such as 10.0.0.0/8 or ::1, not ":.:"
          CODER_HOST_PREFIX_COOKIE             | no    | must be true or false, not "no"
          """)
  void aWrongValueIsNamed(String name, String value, String message) {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> with(name, value))
        .withMessage(name + " " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys.example.com",
        "ftp://keys.example.com",
        "https://",
        "https://u:hunter2@example.com",
        "https://example.com?q=hunter2",
        "https://exa mple.com/hunter2",
        "://hunter2"
      })
  void aWrongAddressIsNamedButNotRepeatedForItMayHoldAPassword(String address) {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> with("CODER_ACCESS_URL", address))
        .withMessage("CODER_ACCESS_URL must be an address such as https://latchkey.example.com");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(
            () ->
                SampleSettings.with(
                    Map.of("CODER_SESSION_DURATION", "x", "CODER_SECURE_AUTH_COOKIE", "y")))
        .withMessage(
            "CODER_SESSION_DURATION must be a duration such as 24h0m0s, 90m or 7d, not \"x\";"
                + " CODER_SECURE_AUTH_COOKIE must be true or false, not \"y\"");
  }
}
