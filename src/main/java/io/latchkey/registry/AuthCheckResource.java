package io.latchkey.registry;

import io.latchkey.access.Requires;
import io.latchkey.api.AuthCheckRequest;
import io.latchkey.storage.Retried;
import io.latchkey.user.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/** Lets callers ask beforehand what they may do (token API 3.6). */
@Path("/authcheck")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class AuthCheckResource {

  @Inject AuthCheck authCheck;

  /** Yes or no for each check, by the check's key. */
  @POST
  @Requires({})
  public Map<String, Boolean> check(
      @Context SecurityContext security, @NotNull AuthCheckRequest request) {
    return authCheck.answer(RequestContext.of(security).caller(), request);
  }
}
