package io.latchkey.client;

import static java.util.Objects.requireNonNull;

import io.latchkey.api.AuditLogsResponse;
import io.latchkey.api.AuthCheckRequest;
import io.latchkey.api.AuthChecks;
import io.latchkey.api.AuthMethodsResponse;
import io.latchkey.api.BuildInfoResponse;
import io.latchkey.api.CreateFirstUserRequest;
import io.latchkey.api.CreateFirstUserResponse;
import io.latchkey.api.CreateKeyResponse;
import io.latchkey.api.LoginRequest;
import io.latchkey.api.LoginResponse;
import io.latchkey.api.MessageResponse;
import io.latchkey.api.ScopesResponse;
import io.latchkey.api.UserResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client of one server, with one key or none. Immutable, and safe to share between threads.
 *
 * <p>Every method that calls the server throws {@link RefusedException} when it answers with an
 * error and {@link UnreachableException} when it does not answer.
 */
public final class LatchkeyClient {
  private static final int NOT_FOUND = 404;

  private final Connection connection;

  LatchkeyClient(Connection connection) {
    this.connection = requireNonNull(connection);
  }

  /**
   * Starts building a client of this server.
   *
   * @param url for example {@code https://keys.example.com}; a path is kept, a query is not allowed
   * @throws IllegalArgumentException when it is not an http or https URL
   */
  public static ClientBuilder at(String url) {
    return new ClientBuilder(url);
  }

  /** The same server, called with this key: a session token or an API token. */
  public LatchkeyClient as(String key) {
    return new LatchkeyClient(connection.as(key));
  }

  /** The server's address, without a trailing slash. */
  public URI address() {
    return connection.server();
  }

  /** The version that the latest answer named; empty before the first, or when it named none. */
  public Optional<String> serverVersion() {
    return connection.serverVersion();
  }

  /** What the server says about itself (token API 3.7); needs no key. */
  public BuildInfoResponse buildInfo() {
    return connection.get("/buildinfo", BuildInfoResponse.class);
  }

  /** The ways to log in (token API 3.2); needs no key. */
  public AuthMethodsResponse authMethods() {
    return connection.get("/users/authmethods", AuthMethodsResponse.class);
  }

  /**
   * Whether the owner of the installation has been created (token API 3.1); needs no key.
   *
   * @throws RefusedException also for a "not found" from a server that names no version, since that
   *     is another kind of server
   */
  public boolean hasFirstUser() {
    try {
      connection.get("/users/first", MessageResponse.class);
      return true;
    } catch (RefusedException e) {
      if (e.status() == NOT_FOUND && serverVersion().isPresent()) {
        return false;
      }
      throw e;
    }
  }

  /** Creates the owner of the installation, once (token API 3.1); needs no key. */
  public CreateFirstUserResponse createFirstUser(CreateFirstUserRequest user) {
    return connection.send("POST", "/users/first", user, CreateFirstUserResponse.class);
  }

  /**
   * Logs in with a password (token API 3.2); returns a session token, to be used with {@link #as}.
   */
  public LoginResponse logIn(String email, String password) {
    return connection.send(
        "POST", "/users/login", new LoginRequest(email, password), LoginResponse.class);
  }

  /** Ends the session: deletes the key that this client uses (token API 2.8). */
  public void logOut() {
    connection.run("POST", "/users/logout");
  }

  /** Creates another session of the caller's, for another program to use (token API 3.4). */
  public CreateKeyResponse createSession() {
    return connection.post("/users/me/keys", CreateKeyResponse.class);
  }

  /** The user whose key this client uses. */
  public UserResponse me() {
    return connection.get("/users/me", UserResponse.class);
  }

  /** The users of the installation. */
  public UsersApi users() {
    return new UsersApi(connection);
  }

  /** The caller's own tokens. */
  public TokensApi tokens() {
    return tokens("me");
  }

  /**
   * The tokens of one user.
   *
   * @param user a username, a user's id, or {@code me}
   */
  public TokensApi tokens(String user) {
    return new TokensApi(connection, user);
  }

  /** The organizations. */
  public OrganizationsApi organizations() {
    return new OrganizationsApi(connection);
  }

  /** The templates of workspaces. */
  public TemplatesApi templates() {
    return new TemplatesApi(connection);
  }

  /** The workspaces. */
  public WorkspacesApi workspaces() {
    return new WorkspacesApi(connection);
  }

  /** The names of the scopes that a token may be given (token API 3.5); needs no key. */
  public List<String> scopes() {
    return connection.get("/auth/scopes", ScopesResponse.class).external();
  }

  /**
   * What this client's key may do (token API 3.6): yes or no for each check, by the check's key.
   */
  public Map<String, Boolean> check(Map<String, AuthCheckRequest.Check> checks) {
    AuthCheckRequest request = new AuthCheckRequest(new AuthChecks(checks));
    Map<String, Boolean> answers = new LinkedHashMap<>();
    Map<?, ?> answer = connection.send("POST", "/authcheck", request, Map.class);
    answer.forEach((key, allowed) -> answers.put((String) key, (Boolean) allowed));
    return answers;
  }

  /**
   * A page of the audit log (token API 3.8), newest first.
   *
   * @param query for example {@code resource_type:api_key action:create}; empty matches all
   * @param limit at most this many; 0 for the server's default, 100
   * @param offset how many to skip
   */
  public AuditLogsResponse audit(String query, int limit, int offset) {
    String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
    String page = "&limit=" + limit + "&offset=" + offset;
    return connection.get("/audit?q=" + q + page, AuditLogsResponse.class);
  }

  /** Shows the server, never the key. */
  @Override
  public String toString() {
    return "LatchkeyClient[" + address() + "]";
  }
}
