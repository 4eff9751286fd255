package io.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.settings.SampleSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cookie's text by the settings (token API 2.6). */
class SessionCookieTest {

  private static SessionCookie with(String name, String value) {
    return new SessionCookie(SampleSettings.with(Map.of(name, value)));
  }

  @Test
  void byDefaultItIsLaxAndNotSecure() {
    SessionCookie cookie = new SessionCookie(SampleSettings.defaults());
    assertThat(cookie.storing("k"))
        .isEqualTo("coder_session_token=k; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    assertThat(cookie.removing())
        .isEqualTo("coder_session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  @Test
  void settingsChangeItsFlagsAndName() {
    assertThat(with("CODER_ACCESS_URL", "https://a.example.com").storing("k"))
        .endsWith("; HttpOnly; Secure; SameSite=Lax");
    assertThat(with("CODER_SAMESITE_AUTH_COOKIE", "none").storing("k")).endsWith("SameSite=None");
    assertThat(with("CODER_HOST_PREFIX_COOKIE", "true").storing("k"))
        .as("a browser takes a __Host- cookie only when it is secure and for all paths")
        .startsWith("__Host-coder_session_token=k; Path=/;")
        .contains("; Secure");
  }
}
