package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a licence would add: there is none to buy.
 *
 * @param features by name; every one that clients know, for some read them without asking
 */
public record EntitlementsResponse(
    Map<String, Feature> features,
    List<String> warnings,
    List<String> errors,
    boolean hasLicense,
    boolean trial,
    boolean requireTelemetry,
    Instant refreshedAt) {

  /** Whether one is to be had. */
  public record Feature(String entitlement, boolean enabled) {

    /** What every feature is here. */
    public static final Feature NONE = new Feature("not_entitled", false);
  }
}
