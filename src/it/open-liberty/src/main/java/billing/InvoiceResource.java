package billing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** An invoice, for keys with the scope {@code invoice:read}. */
@Path("invoices")
public class InvoiceResource {
  @GET
  @Path("{id}")
  public String view(@PathParam("id") String id, @Context SecurityContext caller) {
    Scopes.require("invoice:read");
    return id + " for " + caller.getUserPrincipal().getName();
  }
}
