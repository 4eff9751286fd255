package io.latchkey.session;

import io.latchkey.settings.Settings;

/** The cookie that carries a browser's session (token API 2.6); the server decides when it ends. */
final class SessionCookie {

  private static final int ONE_YEAR_SECONDS = 31_536_000;

  private final Settings settings;

  SessionCookie(Settings settings) {
    this.settings = settings;
  }

  /** The {@code Set-Cookie} value that stores a session token. */
  String storing(String sessionToken) {
    return settings.cookieName()
        + "="
        + sessionToken
        + "; Path=/; Max-Age="
        + ONE_YEAR_SECONDS
        + attributes();
  }

  /** The {@code Set-Cookie} value that removes it. */
  String removing() {
    return settings.cookieName() + "=; Path=/; Max-Age=0" + attributes();
  }

  private String attributes() {
    boolean secure = settings.secureCookie() || settings.hostPrefixCookie();
    return "; HttpOnly" + (secure ? "; Secure" : "") + "; SameSite=" + settings.sameSite();
  }
}
