package com.example.invoices;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says that the service is there, to everybody: {@code @PermitAll} opens a method. */
@Path("ping")
@ApplicationScoped
public class PingResource {
  /** Needs no key. */
  @GET
  @PermitAll
  @Produces(MediaType.TEXT_PLAIN)
  public String ping() {
    return "pong";
  }
}
