package io.latchkey.api;

import jakarta.validation.constraints.Size;

/**
 * {@code PATCH /templates/{template}}: what is absent stays as it is, and so does a name that is
 * empty. Lengths as in {@link CreateTemplateRequest}.
 */
public record UpdateTemplateRequest(
    @Username String name,
    @Size(max = 64, message = "template_display_name") String displayName,
    @Size(max = 128, message = "max") String description,
    @Size(max = 256, message = "max") String icon) {}
