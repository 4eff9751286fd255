package io.latchkey.api;

/**
 * How a user wants pages to look: nothing is stored, so every text is empty, which means the
 * default.
 */
public record UserAppearanceResponse(
    String themePreference,
    String themeMode,
    String themeLight,
    String themeDark,
    String terminalFont) {

  /** The same for everybody. */
  public static final UserAppearanceResponse DEFAULT =
      new UserAppearanceResponse("", "", "", "", "");
}
