package io.latchkey.api;

import java.util.List;

/**
 * {@code GET /deployment/config} (token API 3.7), as much of it as concerns keys.
 *
 * @param options always empty; clients expect the member
 */
public record DeploymentConfigResponse(Config config, List<String> options) {

  /** The settings. */
  public record Config(SessionLifetime sessionLifetime) {}

  /** How long keys last; durations in nanoseconds. */
  public record SessionLifetime(
      boolean disableExpiryRefresh,
      long defaultDuration,
      long defaultTokenLifetime,
      long maxTokenLifetime,
      long maxAdminTokenLifetime) {}
}
