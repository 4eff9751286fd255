package io.latchkey.registry;

import io.latchkey.access.Caller;
import io.latchkey.access.Requires;
import io.latchkey.api.OrganizationResponse;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import io.latchkey.user.UserParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Organizations, by member (protected resources, Organizations). */
@Path("/users/{user}/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class UserOrganizationResource {

  @Inject UserParameter users;
  @Inject Organizations organizations;

  /** Those that a user belongs to. */
  @GET
  @Requires("user:read")
  public List<OrganizationResponse> listOfUser(@Context SecurityContext security) {
    RequestContext context = RequestContext.of(security);
    Caller caller = context.caller();
    return organizations.listOfUser(caller, users.resolve(context).id());
  }
}
