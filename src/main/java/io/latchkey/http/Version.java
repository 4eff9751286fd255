package io.latchkey.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this build is, and what clients written for Coder take it for. */
final class Version {

  /** The version on the wire: the compatible release, with ours as build metadata (semver). */
  static final String WIRE = read();

  private Version() {}

  private static String read() {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("/latchkey.properties")) {
      built.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return built.getProperty("wire.version");
  }
}
