package io.latchkey.apikey;

import io.latchkey.access.Catalogue;
import io.latchkey.access.DeclaredType;
import io.latchkey.access.Role;
import io.latchkey.api.ResourceTypeResponse;
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

  /** Their names, and what the deployment says of its own types. */
  @GET
  @PermitAll
  public ScopesResponse list() {
    return new ScopesResponse(
        catalogue.scopeNames(),
        catalogue.declaredTypes().stream().map(ScopeResource::shown).toList());
  }

  private static ResourceTypeResponse shown(DeclaredType type) {
    return new ResourceTypeResponse(
        type.name(),
        type.description(),
        type.actions().stream().map(ScopeResource::shown).toList());
  }

  private static ResourceTypeResponse.Action shown(DeclaredType.Action action) {
    return new ResourceTypeResponse.Action(
        action.name(),
        action.description(),
        action.roles().stream().map(Role::wireName).sorted().toList());
  }
}
