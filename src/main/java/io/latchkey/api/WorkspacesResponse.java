package io.latchkey.api;

import java.util.List;

/**
 * A page of workspaces.
 *
 * @param count how many workspaces match, on all pages
 */
public record WorkspacesResponse(List<WorkspaceResponse> workspaces, long count) {}
