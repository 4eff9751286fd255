package io.latchkey.session;

import io.latchkey.api.CreateFirstUserRequest;
import io.latchkey.api.MessageResponse;
import io.latchkey.storage.Retried;
import io.latchkey.user.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The first user of an installation, its owner (token API 3.1). */
@Path("/users/first")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class FirstUserResource {

  @Inject Users users;
  @Inject FirstUserCreation creation;

  /** Whether there is one: 200 or 404. */
  @GET
  @PermitAll
  public Response exists() {
    return users.anyExist()
        ? Response.ok(new MessageResponse("The initial user has already been created!")).build()
        : Response.status(Response.Status.NOT_FOUND)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(new MessageResponse("The initial user has not been created!"))
            .build();
  }

  /** Creates the owner and the default organization; works only once. */
  @POST
  @PermitAll
  public Response create(@NotNull @Valid CreateFirstUserRequest request) {
    return Response.status(Response.Status.CREATED).entity(creation.create(request)).build();
  }
}
