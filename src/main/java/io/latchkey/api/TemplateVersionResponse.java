package io.latchkey.api;

import java.time.Instant;
import java.util.UUID;

/**
 * What a template was at some time.
 *
 * @param name empty
 * @param message empty
 */
public record TemplateVersionResponse(
    UUID id,
    UUID templateId,
    UUID organizationId,
    String name,
    String message,
    Instant createdAt,
    Instant updatedAt,
    JobResponse job) {}
