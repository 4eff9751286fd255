package io.latchkey.api;

import java.util.List;

/**
 * How pages should look.
 *
 * @param applicationName never null
 * @param docsUrl empty: clients link to the documentation they know of
 */
public record AppearanceResponse(
    String applicationName,
    String logoUrl,
    String docsUrl,
    ServiceBanner serviceBanner,
    List<String> announcementBanners,
    List<String> supportLinks) {

  /** A banner above every page: there is none. */
  public record ServiceBanner(boolean enabled) {}
}
