package com.example.invoices;

import io.latchkey.jakarta.RequiresScope;
import io.latchkey.verifier.VerifiedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The invoices of the user whose key is presented. */
@Path("invoices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvoiceResource {
  private static final String TYPE = "invoice";

  @Inject Invoices invoices;

  /** The one of the current request, though there is one resource for all. */
  @Inject VerifiedKey key;

  /** One's own; of a key that is confined to some, only these. */
  @GET
  @RequiresScope("invoice:read")
  public List<Invoice> list() {
    return invoices.list(key.username()).stream()
        .filter(invoice -> key.permits(TYPE, invoice.getId()))
        .toList();
  }

  /** One of one's own. 403 if the key is confined to others; 404 if it is somebody else's. */
  @GET
  @Path("{id}")
  @RequiresScope("invoice:read")
  public Invoice view(@PathParam("id") String id) {
    key.require(TYPE, id);
    return invoices.find(id, key.username()).orElseThrow(NotFoundException::new);
  }

  /** Releases the payment of one of one's own, which is answered as it is then. */
  @PUT
  @Path("{id}/payment")
  @RequiresScope("invoice:pay")
  public Invoice pay(@PathParam("id") String id) {
    key.require(TYPE, id);
    return invoices.pay(id, key.username()).orElseThrow(NotFoundException::new);
  }
}
