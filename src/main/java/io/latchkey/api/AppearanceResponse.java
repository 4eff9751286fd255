package io.latchkey.api;

import java.util.List;

/**
 * How pages are to look.
 *
 * @param applicationName never null
 * @param docsUrl empty: clients link to the documentation that they know
 */
public record AppearanceResponse(
    String applicationName,
    String logoUrl,
    String docsUrl,
    ServiceBanner serviceBanner,
    List<String> announcementBanners,
    List<String> supportLinks) {

  /** A text above every page: none. */
  public record ServiceBanner(boolean enabled) {}
}
