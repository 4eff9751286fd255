package io.latchkey.api;

/** How a user wants pages to look: nothing is kept, so every text is empty, which means default. */
public record UserAppearanceResponse(
    String themePreference,
    String themeMode,
    String themeLight,
    String themeDark,
    String terminalFont) {

  /** What is told of everybody. */
  public static final UserAppearanceResponse DEFAULT =
      new UserAppearanceResponse("", "", "", "", "");
}
