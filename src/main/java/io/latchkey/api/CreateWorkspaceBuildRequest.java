package io.latchkey.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * {@code POST /workspaces/{workspace}/builds}.
 *
 * @param transition {@code start}, {@code stop} or {@code delete}
 * @param templateVersionId a version of the workspace's template; absent means that of the latest
 *     build
 * @param reason shown, not interpreted; at most 128 characters; absent or empty means {@code
 *     initiator}
 */
public record CreateWorkspaceBuildRequest(
    @NotEmpty(message = "required") @Pattern(regexp = "|start|stop|delete", message = "oneof")
        String transition,
    UUID templateVersionId,
    @Size(max = 128, message = "max") String reason) {

  /** This transition, to the version of the latest build. */
  public static CreateWorkspaceBuildRequest of(String transition) {
    return new CreateWorkspaceBuildRequest(transition, null, null);
  }

  /** The same, to this version. */
  public CreateWorkspaceBuildRequest withTemplateVersionId(UUID templateVersionId) {
    return new CreateWorkspaceBuildRequest(transition, templateVersionId, reason);
  }

  /** The same, for this reason. */
  public CreateWorkspaceBuildRequest withReason(String reason) {
    return new CreateWorkspaceBuildRequest(transition, templateVersionId, reason);
  }
}
