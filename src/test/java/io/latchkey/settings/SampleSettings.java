package io.latchkey.settings;

import java.util.Map;
import java.util.Optional;

/** Settings for tests, by the names that a deployment uses. */
public final class SampleSettings {

  private SampleSettings() {}

  /** What a deployment has that sets nothing. */
  public static Settings defaults() {
    return with(Map.of());
  }

  /** What a deployment has that sets these, all others having their defaults. */
  public static Settings with(Map<String, String> given) {
    return Settings.read(new SettingReader(name -> Optional.ofNullable(given.get(name))));
  }
}
