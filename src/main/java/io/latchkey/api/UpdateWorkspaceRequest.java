package io.latchkey.api;

/** {@code PATCH /workspaces/{workspace}}: absent or empty leaves the name as it is. */
public record UpdateWorkspaceRequest(@Username String name) {}
