package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the reference's clients ask about its licence; there is none to buy here.
 *
 * @param features by name; every one that clients know of, since some read them without checking
 *     that they are there
 * @param hasLicense true, since otherwise clients ignore the features
 */
public record EntitlementsResponse(
    Map<String, Feature> features,
    List<String> warnings,
    List<String> errors,
    boolean hasLicense,
    boolean trial,
    boolean requireTelemetry,
    Instant refreshedAt) {

  /** Whether a feature is available. */
  public record Feature(String entitlement, boolean enabled) {

    /** A feature that everybody has. */
    public static final Feature FREE = new Feature("entitled", true);

    /** A feature that does not exist here. */
    public static final Feature NONE = new Feature("not_entitled", false);
  }
}
