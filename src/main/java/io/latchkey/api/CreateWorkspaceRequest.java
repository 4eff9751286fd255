package io.latchkey.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** {@code POST /users/{user}/workspaces}; both members are required. */
public record CreateWorkspaceRequest(
    @NotEmpty(message = "required") @Username String name,
    @NotNull(message = "required") UUID templateId) {}
