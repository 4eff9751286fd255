package io.latchkey.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * {@code POST /organizations/{org}/templates}.
 *
 * @param displayName at most 64 characters
 * @param description at most 128 characters
 * @param icon at most 256 characters
 */
public record CreateTemplateRequest(
    @NotEmpty(message = "required") @Username String name,
    @Size(max = 64, message = "template_display_name") String displayName,
    @Size(max = 128, message = "max") String description,
    @Size(max = 256, message = "max") String icon) {

  /** A template with this name, and nothing else to show yet. */
  public static CreateTemplateRequest named(String name) {
    return new CreateTemplateRequest(name, null, null, null);
  }

  /** The same, with this display name. */
  public CreateTemplateRequest withDisplayName(String displayName) {
    return new CreateTemplateRequest(name, displayName, description, icon);
  }

  /** The same, with this description. */
  public CreateTemplateRequest withDescription(String description) {
    return new CreateTemplateRequest(name, displayName, description, icon);
  }

  /** The same, with an icon at this address. */
  public CreateTemplateRequest withIcon(String icon) {
    return new CreateTemplateRequest(name, displayName, description, icon);
  }
}
