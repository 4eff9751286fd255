package io.latchkey.api;

import java.util.List;

/**
 * {@code GET /deployment/config} (token API 3.7), the part that concerns keys.
 *
 * @param options the access URL, and two that are never set
 */
public record DeploymentConfigResponse(Config config, List<Option> options) {

  /** The settings. */
  public record Config(SessionLifetime sessionLifetime) {}

  /** How long keys last; durations in nanoseconds. */
  public record SessionLifetime(
      boolean disableExpiryRefresh,
      long defaultDuration,
      long defaultTokenLifetime,
      long maxTokenLifetime,
      long maxAdminTokenLifetime) {}

  /**
   * One setting, as shown to people.
   *
   * @param flag its name on a command line
   * @param env its name in the environment
   * @param yaml its name in a file
   */
  public record Option(
      String name,
      String description,
      boolean required,
      String flag,
      String env,
      String yaml,
      String value,
      Group group,
      boolean hidden) {

    /** Where pages show it. */
    public record Group(String name, String yaml) {}
  }
}
