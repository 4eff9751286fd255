package io.latchkey.cli;

import io.latchkey.client.ServerAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command accepts, and what follows from them. They decide which server is
 * called, and with which key: options come first, then the environment, then the files of the last
 * login (token API 8.1).
 */
class CliSettings {
  private final Environment environment;

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "url",
      description = "The server (CODER_URL; else the one logged in to).")
  String url;

  @Option(
      names = "--token",
      scope = ScopeType.INHERIT,
      paramLabel = "token",
      description = "The key to use (CODER_SESSION_TOKEN, which other people do not see).")
  String token;

  @Option(
      names = "--global-config",
      scope = ScopeType.INHERIT,
      paramLabel = "folder",
      description = "Where the session is kept (CODER_CONFIG_DIR; else ~/.config/coderv2).")
  Path directory;

  @Option(
      names = "--header",
      scope = ScopeType.INHERIT,
      split = ",",
      paramLabel = "name=value",
      description = "One more header for every request (CODER_HEADER); repeatable.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--no-open",
      scope = ScopeType.INHERIT,
      description = "Do not open a browser (CODER_NO_OPEN).")
  boolean noOpen;

  @Option(
      names = "--no-version-warning",
      scope = ScopeType.INHERIT,
      description = "Do not warn of a server of another version (CODER_NO_VERSION_WARNING).")
  boolean noVersionWarning;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say where in the program an error arose (CODER_VERBOSE).")
  boolean verbose;

  /** Accepted for scripts written for Coder; the key is in the session file in any case. */
  @Option(
      names = "--use-keyring",
      scope = ScopeType.INHERIT,
      arity = "0..1",
      fallbackValue = "true",
      hidden = true)
  boolean keyring;

  CliSettings(Environment environment) {
    this.environment = environment;
  }

  final Environment environment() {
    return environment;
  }

  /** The folder of the session files. */
  final SessionFiles files() {
    if (directory != null) {
      return new SessionFiles(directory);
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
  final Optional<String> url() {
    return Optional.ofNullable(url)
        .filter(text -> !text.isBlank())
        .or(() -> files().url())
        .map(CliSettings::withScheme);
  }

  /** The key that was given for this call; empty when none was. */
  final Optional<String> givenKey() {
    return Optional.ofNullable(token).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * The key to call the server with. A stored key is used only for the server that it came from.
   */
  final Optional<String> key() {
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

  /**
   * The URL with a scheme; if it has none, {@code http} for this machine, otherwise {@code https}.
   */
  static String withScheme(String url) {
    String text = url.strip();
    if (text.contains("://")) {
      return text;
    }
    return (ServerAddress.isOfThisMachine(text) ? "http://" : "https://") + text;
  }
}
