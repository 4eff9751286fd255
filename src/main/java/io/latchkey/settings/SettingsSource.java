package io.latchkey.settings;

import io.latchkey.access.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where settings come from: the environment, else a system property of the same name, else
 * MicroProfile Config where the server has it.
 */
@ApplicationScoped
class SettingsSource {

  private Settings settings;

  /** The settings of this deployment, read on the first call. */
  @Produces
  synchronized Settings settings() {
    if (settings == null) {
      settings = Settings.read(new SettingReader(SettingsSource::find));
    }
    return settings;
  }

  /** What requests may name, built in or declared by this deployment. */
  @Produces
  Catalogue catalogue() {
    return settings().catalogue();
  }

  private static Optional<String> find(String name) {
    return Optional.ofNullable(System.getenv(name))
        .or(() -> Optional.ofNullable(System.getProperty(name)))
        .or(() -> configured(name));
  }

  private static Optional<String> configured(String name) {
    try {
      return MicroProfile.find(name);
    } catch (LinkageError absent) {
      return Optional.empty();
    }
  }

  /** A separate class, so that only it fails to load where the API is absent. */
  private static final class MicroProfile {
    static Optional<String> find(String name) {
      return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }
  }
}
