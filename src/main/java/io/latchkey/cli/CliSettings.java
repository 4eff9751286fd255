package io.latchkey.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Which server is called, and with which key: options first, then the environment, then the files
 * of the last login (token API 8.1).
 */
final class CliSettings {
  private final LatchkeyCommand options;
  private final Environment environment;

  CliSettings(LatchkeyCommand options, Environment environment) {
    this.options = options;
    this.environment = environment;
  }

  /** The folder of the session files. */
  SessionFiles files() {
    if (options.directory != null) {
      return new SessionFiles(options.directory);
    }
    Path home = Path.of(value("HOME", System.getProperty("user.home")));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path parent;
    if (system.startsWith("mac")) {
      parent = home.resolve("Library").resolve("Application Support");
    } else if (system.startsWith("windows")) {
      parent = Path.of(value("APPDATA", home.resolve("AppData").resolve("Roaming").toString()));
    } else {
      Path given = Path.of(environment.variable("XDG_CONFIG_HOME"));
      parent = given.isAbsolute() ? given : home.resolve(".config");
    }
    return new SessionFiles(parent.resolve("coderv2"));
  }

  private String value(String variable, String otherwise) {
    String value = environment.variable(variable);
    return value.isEmpty() ? otherwise : value;
  }

  /** The server's URL, with a scheme. */
  Optional<String> url() {
    return Optional.ofNullable(options.url)
        .filter(text -> !text.isBlank())
        .or(() -> files().url())
        .map(CliSettings::withScheme);
  }

  /** The key that was given for this call; empty when none was. */
  Optional<String> givenKey() {
    return Optional.ofNullable(options.token).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The key to call the server with. A stored one is for the server that it came from, only. */
  Optional<String> key() {
    return givenKey()
        .or(
            () -> {
              Optional<String> storedFor = files().url().map(CliSettings::withScheme);
              boolean same =
                  storedFor.map(CliSettings::normal).equals(url().map(CliSettings::normal));
              return same ? files().session() : Optional.empty();
            });
  }

  private static String normal(String url) {
    return url.replaceFirst("/+$", "").toLowerCase(Locale.ROOT);
  }

  /** The URL with a scheme: {@code http} for this machine, else {@code https}, if it has none. */
  static String withScheme(String url) {
    String text = url.strip();
    if (text.contains("://")) {
      return text;
    }
    boolean here = text.matches("(?i)(localhost|127\\.[0-9.]+|\\[::1])([:/].*)?");
    return (here ? "http://" : "https://") + text;
  }
}
