package io.latchkey.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers with a record through JSON-B: the least a JAX-RS operation can do. */
@Path("/nothing")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class NothingResource {

  private static final Person ADA =
      new Person(
          "11111111-2222-3333-4444-555555555555",
          "ada",
          "ada@example.com",
          "2026-01-01T00:00:00Z",
          "active",
          "password");

  /** What is written. */
  public record Person(
      String id, String username, String email, String created, String status, String login) {}

  @GET
  public Person nothing() {
    return ADA;
  }
}
