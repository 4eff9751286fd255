package io.latchkey.api;

import jakarta.validation.constraints.NotEmpty;
import java.util.UUID;

/**
 * {@code POST /users/{user}/workspaces}: a name, and exactly one of the two ids.
 *
 * @param templateId a template, whose active version is built
 * @param templateVersionId the version to build
 */
public record CreateWorkspaceRequest(
    @NotEmpty(message = "required") @Username String name,
    UUID templateId,
    UUID templateVersionId) {

  /** From a template's active version. */
  public static CreateWorkspaceRequest ofTemplate(String name, UUID templateId) {
    return new CreateWorkspaceRequest(name, templateId, null);
  }

  /** From this version of a template. */
  public static CreateWorkspaceRequest ofVersion(String name, UUID templateVersionId) {
    return new CreateWorkspaceRequest(name, null, templateVersionId);
  }
}
