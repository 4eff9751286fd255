package io.latchkey.api;

import jakarta.validation.constraints.Size;

/**
 * {@code PATCH /templates/{template}}: what is absent stays as it is, and so does the name when it
 * is empty. Lengths are as in {@link CreateTemplateRequest}.
 */
public record UpdateTemplateRequest(
    @Username String name,
    @Size(max = 64, message = "template_display_name") String displayName,
    @Size(max = 128, message = "max") String description,
    @Size(max = 256, message = "max") String icon) {

  /** No change yet, to start from. */
  public static UpdateTemplateRequest unchanged() {
    return new UpdateTemplateRequest(null, null, null, null);
  }

  /** The same, renamed. */
  public UpdateTemplateRequest withName(String name) {
    return new UpdateTemplateRequest(name, displayName, description, icon);
  }

  /** The same, with this display name. */
  public UpdateTemplateRequest withDisplayName(String displayName) {
    return new UpdateTemplateRequest(name, displayName, description, icon);
  }

  /** The same, with this description. */
  public UpdateTemplateRequest withDescription(String description) {
    return new UpdateTemplateRequest(name, displayName, description, icon);
  }

  /** The same, with an icon at this address. */
  public UpdateTemplateRequest withIcon(String icon) {
    return new UpdateTemplateRequest(name, displayName, description, icon);
  }
}
