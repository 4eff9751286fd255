package io.latchkey.client;

import static io.latchkey.client.Connection.segment;
import static java.util.Objects.requireNonNull;

import io.latchkey.api.CreateTemplateRequest;
import io.latchkey.api.TemplateResponse;
import io.latchkey.api.UpdateTemplateRequest;
import java.util.List;
import java.util.UUID;

/** The templates of workspaces. */
public final class TemplatesApi {
  private final Connection connection;

  TemplatesApi(Connection connection) {
    this.connection = requireNonNull(connection);
  }

  /** Those that the caller may read. */
  public List<TemplateResponse> list() {
    return List.of(connection.get("/templates", TemplateResponse[].class));
  }

  /** One template, by id. */
  public TemplateResponse view(UUID id) {
    return connection.get("/templates/" + id, TemplateResponse.class);
  }

  /** One template, by its organization and name. */
  public TemplateResponse view(String organization, String name) {
    return connection.get(path(organization) + "/" + segment(name), TemplateResponse.class);
  }

  /** Creates a template. */
  public TemplateResponse create(String organization, CreateTemplateRequest template) {
    return connection.send("POST", path(organization), template, TemplateResponse.class);
  }

  /** Changes the fields that the request sets. */
  public TemplateResponse update(UUID id, UpdateTemplateRequest change) {
    return connection.send("PATCH", "/templates/" + id, change, TemplateResponse.class);
  }

  /** Deletes a template that no workspace uses. */
  public void delete(UUID id) {
    connection.run("DELETE", "/templates/" + id);
  }

  private static String path(String organization) {
    return "/organizations/" + segment(organization) + "/templates";
  }
}
