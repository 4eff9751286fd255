package io.latchkey.apikey;

import io.latchkey.access.Catalogue;
import io.latchkey.api.ScopesResponse;
import io.latchkey.storage.Retried;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The scopes that a token may be given (token API 3.5). */
@Path("/auth/scopes")
@Produces(MediaType.APPLICATION_JSON)
@Retried
@ApplicationScoped
public class ScopeResource {

  @Inject Catalogue catalogue;

  /** Their names. */
  @GET
  @PermitAll
  public ScopesResponse list() {
    return new ScopesResponse(catalogue.scopeNames());
  }
}
