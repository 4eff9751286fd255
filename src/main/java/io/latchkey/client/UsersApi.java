package io.latchkey.client;

import static io.latchkey.client.Connection.segment;
import static java.util.Objects.requireNonNull;

import io.latchkey.api.CreateUserRequest;
import io.latchkey.api.UpdatePasswordRequest;
import io.latchkey.api.UpdateProfileRequest;
import io.latchkey.api.UpdateRolesRequest;
import io.latchkey.api.UserResponse;
import io.latchkey.api.UserRolesResponse;
import io.latchkey.api.UsersResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The users (token API 3.3). A user is identified by username, id, or {@code me}. */
public final class UsersApi {
  private final Connection connection;

  UsersApi(Connection connection) {
    this.connection = requireNonNull(connection);
  }

  /**
   * A page of the users that match a search.
   *
   * @param query for example {@code status:active olga}; empty matches everybody
   * @param limit at most this many; 0 for all
   * @param offset how many to skip
   */
  public UsersResponse list(String query, int limit, int offset) {
    String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
    String page = "&limit=" + limit + "&offset=" + offset;
    return connection.get("/users?q=" + q + page, UsersResponse.class);
  }

  /** Creates a user. */
  public UserResponse create(CreateUserRequest user) {
    return connection.send("POST", "/users", user, UserResponse.class);
  }

  /** One user. */
  public UserResponse view(String user) {
    return connection.get(path(user), UserResponse.class);
  }

  /** Deletes a user and all their keys. */
  public void delete(String user) {
    connection.run("DELETE", path(user));
  }

  /** Blocks the user's keys and logins until {@link #activate}. */
  public UserResponse suspend(String user) {
    return connection.put(path(user) + "/status/suspend", UserResponse.class);
  }

  /** Ends a suspension. */
  public UserResponse activate(String user) {
    return connection.put(path(user) + "/status/activate", UserResponse.class);
  }

  /** Changes the username, real name and picture. */
  public UserResponse updateProfile(String user, UpdateProfileRequest profile) {
    return connection.send("PUT", path(user) + "/profile", profile, UserResponse.class);
  }

  /** Changes the password, which deletes all keys of the user. */
  public void updatePassword(String user, UpdatePasswordRequest password) {
    connection.run("PUT", path(user) + "/password", password);
  }

  /** The roles, in the installation and in each organization. */
  public UserRolesResponse roles(String user) {
    return connection.get(path(user) + "/roles", UserRolesResponse.class);
  }

  /** Replaces the site roles. */
  public UserResponse updateRoles(String user, UpdateRolesRequest roles) {
    return connection.send("PUT", path(user) + "/roles", roles, UserResponse.class);
  }

  private static String path(String user) {
    return "/users/" + segment(user);
  }
}
