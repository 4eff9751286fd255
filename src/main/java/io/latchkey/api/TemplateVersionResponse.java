package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * A template at one point in its history.
 *
 * @param name empty
 * @param message empty
 * @param readme empty
 * @param archived false
 * @param hasExternalAgent false
 */
@JsonbPropertyOrder("id")
public record TemplateVersionResponse(
    UUID id,
    UUID templateId,
    UUID organizationId,
    String name,
    String message,
    Instant createdAt,
    Instant updatedAt,
    JobResponse job,
    String readme,
    MinimalUserResponse createdBy,
    boolean archived,
    boolean hasExternalAgent) {}
