package com.example.invoices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Somebody forgot to say who may call this, so nobody may. Here to be tried; a service of yours
 * needs none.
 */
@Path("forgotten")
@ApplicationScoped
public class ForgottenResource {
  /** Never called, whatever key is presented. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String forgotten() {
    return "Nobody reads this.";
  }
}
