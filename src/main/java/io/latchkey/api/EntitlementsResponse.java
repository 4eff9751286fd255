package io.latchkey.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a licence would add: there is none to buy. */
public record EntitlementsResponse(
    Map<String, String> features,
    List<String> warnings,
    List<String> errors,
    boolean hasLicense,
    boolean trial,
    boolean requireTelemetry,
    Instant refreshedAt) {}
