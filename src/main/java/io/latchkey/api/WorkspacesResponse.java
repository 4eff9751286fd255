package io.latchkey.api;

import java.util.List;

/**
 * A page of workspaces.
 *
 * @param count how many workspaces match, on whatever page
 */
public record WorkspacesResponse(List<WorkspaceResponse> workspaces, long count) {}
