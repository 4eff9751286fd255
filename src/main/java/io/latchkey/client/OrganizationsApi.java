package io.latchkey.client;

import static io.latchkey.client.Connection.segment;
import static java.util.Objects.requireNonNull;

import io.latchkey.api.OrganizationMemberResponse;
import io.latchkey.api.OrganizationResponse;
import java.util.List;

/** The organizations. Each is identified by name, id, or {@code default}. */
public final class OrganizationsApi {
  private final Connection connection;

  OrganizationsApi(Connection connection) {
    this.connection = requireNonNull(connection);
  }

  /** Those that the caller may read. */
  public List<OrganizationResponse> list() {
    return List.of(connection.get("/organizations", OrganizationResponse[].class));
  }

  /** One organization. */
  public OrganizationResponse view(String organization) {
    return connection.get("/organizations/" + segment(organization), OrganizationResponse.class);
  }

  /** Its members, as far as the caller may read them. */
  public List<OrganizationMemberResponse> members(String organization) {
    String path = "/organizations/" + segment(organization) + "/members";
    return List.of(connection.get(path, OrganizationMemberResponse[].class));
  }
}
