package io.latchkey.client;

import static io.latchkey.client.Connection.segment;
import static java.util.Objects.requireNonNull;

import io.latchkey.api.ApiKeyResponse;
import io.latchkey.api.CreateKeyResponse;
import io.latchkey.api.CreateTokenRequest;
import io.latchkey.api.TokenConfigResponse;
import java.util.List;

/** The API tokens of one user (token API 3.4). */
public final class TokensApi {
  private final Connection connection;
  private final String keys;

  TokensApi(Connection connection, String user) {
    this.connection = requireNonNull(connection);
    this.keys = "/users/" + segment(user) + "/keys";
  }

  /** Creates a token. The answer is the only place that ever shows its secret. */
  public CreateKeyResponse create(CreateTokenRequest token) {
    return connection.send("POST", keys + "/tokens", token, CreateKeyResponse.class);
  }

  /** The tokens that the server shows for this filter, in its order. */
  public List<ApiKeyResponse> list(TokensFilter filter) {
    String query =
        "?include_all=" + filter.includeAll() + "&include_expired=" + filter.includeExpired();
    return List.of(connection.get(keys + "/tokens" + query, ApiKeyResponse[].class));
  }

  /** A token by its name; expired ones are found too. */
  public ApiKeyResponse view(String name) {
    return connection.get(keys + "/tokens/" + segment(name), ApiKeyResponse.class);
  }

  /**
   * A token or session by its id, the part of a key before the hyphen. It may belong to any user
   * whose keys the caller may read.
   */
  public ApiKeyResponse viewById(String id) {
    return connection.get(keys + "/" + segment(id), ApiKeyResponse.class);
  }

  /** Expires a key, by its id: it stays on record and is rejected from now on. */
  public void expire(String id) {
    connection.run("PUT", keys + "/" + segment(id) + "/expire");
  }

  /** Deletes a key for good, by its id. */
  public void delete(String id) {
    connection.run("DELETE", keys + "/" + segment(id));
  }

  /** How long the user's tokens may last. */
  public TokenConfigResponse config() {
    return connection.get(keys + "/tokens/tokenconfig", TokenConfigResponse.class);
  }
}
