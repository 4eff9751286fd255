package billing;

import com.ibm.websphere.security.openidconnect.PropagationHelper;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** An invoice, for keys with the scope {@code invoice:read}: Liberty makes no roles of scopes. */
@Path("invoices")
public class InvoiceResource {
  @GET
  @Path("{id}")
  public String view(@PathParam("id") String id, @Context SecurityContext caller) {
    requireScope("invoice:read");
    return id + " for " + caller.getUserPrincipal().getName();
  }

  private static void requireScope(String scope) {
    String scopes = PropagationHelper.getScopes();
    if (scopes == null || !List.of(scopes.split(" ")).contains(scope)) {
      throw new ForbiddenException();
    }
  }
}
