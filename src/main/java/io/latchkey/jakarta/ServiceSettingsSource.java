package io.latchkey.jakarta;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where a service's settings come from: MicroProfile Config where the server has it, else a system
 * property, else the environment.
 */
final class ServiceSettingsSource {

  private ServiceSettingsSource() {}

  /**
   * The settings of this application.
   *
   * @throws jakarta.enterprise.inject.spi.DeploymentException when one is missing or wrong
   */
  static ServiceSettings read() {
    return new ServiceSettings(ServiceSettingsSource::find);
  }

  private static Optional<String> find(String name) {
    return configured(name)
        .or(() -> Optional.ofNullable(System.getProperty(name)))
        .or(() -> Optional.ofNullable(System.getenv(inEnvironment(name))));
  }

  /** {@code LATCHKEY_CACHE_RECORDS} for {@code latchkey.cache.records}. */
  static String inEnvironment(String name) {
    return name.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static Optional<String> configured(String name) {
    try {
      return MicroProfile.find(name);
    } catch (LinkageError | IllegalStateException absent) {
      return Optional.empty(); // no API, or one without an implementation
    }
  }

  /** A separate class, so that only it fails to load where the API is absent. */
  private static final class MicroProfile {
    static Optional<String> find(String name) {
      return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }
  }
}
