package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What clients of the reference ask a licence for; there is none to buy here.
 *
 * @param features by name; every one that clients know, for some read them without asking
 * @param hasLicense true, or clients would not look at the features
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

    /** What is here for everybody. */
    public static final Feature FREE = new Feature("entitled", true);

    /** What is not here. */
    public static final Feature NONE = new Feature("not_entitled", false);
  }
}
