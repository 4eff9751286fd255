package io.latchkey.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.IVersionProvider;

/** Which version this is, and whether the server's is a different one (token API 8.1). */
final class ProgramVersion implements IVersionProvider {
  private static final Pattern RELEASE = Pattern.compile("v?(\\d+\\.\\d+)\\..*");

  @Override
  public String[] getVersion() {
    return text().split("\n", -1);
  }

  /** The version that a server of the same release reports; it begins with a {@code v}. */
  static String wire() {
    return built().getProperty("wire.version");
  }

  /** For people, and for programs that look for Coder's name and version in the first line. */
  static String text() {
    return "Coder %s\nLatchkey %s, for servers that speak the API of Coder %s"
        .formatted(wire(), built().getProperty("version"), built().getProperty("coder.version"));
  }

  /** Says that the server speaks the API of another release; empty when it does not. */
  static Optional<String> mismatch(String server) {
    String ours = built().getProperty("coder.version");
    return release(ours).equals(release(server))
        ? Optional.empty()
        : Optional.of("version mismatch: client %s, server %s".formatted(ours, server));
  }

  private static Optional<String> release(String version) {
    Matcher matcher = RELEASE.matcher(version);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Properties built() {
    Properties built = new Properties();
    try (InputStream file = ProgramVersion.class.getResourceAsStream("/latchkey.properties")) {
      built.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return built;
  }
}
