package io.latchkey.api;

import java.time.Instant;
import java.util.UUID;

/**
 * The work behind a build or a template version, which is done as soon as it is registered.
 *
 * @param status {@code succeeded}
 */
public record JobResponse(UUID id, String status, Instant createdAt) {

  /** The job of what was made at that time. */
  public static JobResponse done(UUID id, Instant createdAt) {
    return new JobResponse(id, "succeeded", createdAt);
  }
}
