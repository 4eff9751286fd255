package io.latchkey.user;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.UserResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** People (token API 3.3). */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class UserResource {

  @Inject Users users;

  /** One user, by UUID, username or {@code me}. */
  @GET
  @Path("/{user}")
  @Requires("user:read")
  public UserResponse view(@PathParam("user") String user, @Context SecurityContext security) {
    return users.resolve((Caller) security.getUserPrincipal(), user).toResponse();
  }
}
