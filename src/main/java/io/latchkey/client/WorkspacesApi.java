package io.latchkey.client;

import static io.latchkey.client.Connection.segment;
import static java.util.Objects.requireNonNull;

import io.latchkey.api.CreateWorkspaceBuildRequest;
import io.latchkey.api.CreateWorkspaceRequest;
import io.latchkey.api.UpdateWorkspaceRequest;
import io.latchkey.api.WorkspaceBuildResponse;
import io.latchkey.api.WorkspaceResponse;
import io.latchkey.api.WorkspacesResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The workspaces. */
public final class WorkspacesApi {
  private final Connection connection;

  WorkspacesApi(Connection connection) {
    this.connection = requireNonNull(connection);
  }

  /**
   * A page of those that match a search and that the caller may read.
   *
   * @param query for example {@code owner:me status:running}; empty matches all
   * @param limit at most this many; 0 for all
   * @param offset how many to skip
   */
  public WorkspacesResponse list(String query, int limit, int offset) {
    String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
    String page = "&limit=" + limit + "&offset=" + offset;
    return connection.get("/workspaces?q=" + q + page, WorkspacesResponse.class);
  }

  /** One workspace, by id. */
  public WorkspaceResponse view(UUID id) {
    return connection.get("/workspaces/" + id, WorkspaceResponse.class);
  }

  /** One workspace, by its owner and name. */
  public WorkspaceResponse view(String owner, String name) {
    String path = "/users/" + segment(owner) + "/workspace/" + segment(name);
    return connection.get(path, WorkspaceResponse.class);
  }

  /** Creates a workspace for this owner. */
  public WorkspaceResponse create(String owner, CreateWorkspaceRequest workspace) {
    String path = "/users/" + segment(owner) + "/workspaces";
    return connection.send("POST", path, workspace, WorkspaceResponse.class);
  }

  /** Renames a workspace. */
  public void update(UUID id, UpdateWorkspaceRequest change) {
    connection.run("PATCH", "/workspaces/" + id, change);
  }

  /** Starts, stops or deletes a workspace. */
  public WorkspaceBuildResponse build(UUID id, CreateWorkspaceBuildRequest build) {
    String path = "/workspaces/" + id + "/builds";
    return connection.send("POST", path, build, WorkspaceBuildResponse.class);
  }
}
