package billing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** An invoice, for keys with the scope {@code invoice:read}: Quarkus takes scopes for roles. */
@Path("invoices")
public class InvoiceResource {
  @GET
  @Path("{id}")
  @RolesAllowed("invoice:read")
  public String view(@PathParam("id") String id, @Context SecurityContext caller) {
    return id + " for " + caller.getUserPrincipal().getName();
  }
}
