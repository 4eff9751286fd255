package io.latchkey.api;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.validation.constraints.NotEmpty;
import java.util.UUID;

/**
 * {@code POST /users/{user}/workspaces}: a name, and exactly one of the other two.
 *
 * @param templateId the template, whose active version is built
 * @param templateVersionId a version, which is built
 */
public record CreateWorkspaceRequest(
    @NotEmpty(message = "required") @Username String name,
    UUID templateId,
    UUID templateVersionId) {

  /** Names the canonical constructor to JSON-B, which would not choose between two. */
  @JsonbCreator
  public CreateWorkspaceRequest {}

  /** From a template. */
  public CreateWorkspaceRequest(String name, UUID templateId) {
    this(name, templateId, null);
  }
}
