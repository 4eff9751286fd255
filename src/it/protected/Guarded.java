package example;

import io.latchkey.jakarta.RequiresScope;
import io.latchkey.verifier.LatchkeyVerifier;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;

/** A plain class that the class's annotation protects, but for what its methods say. */
@Path("guarded")
@Produces("text/plain")
@RequiresScope("workspace:read")
public class Guarded {

  @Inject Callers callers;
  @Inject LatchkeyVerifier verifier;

  @GET
  public String id() {
    return callers.id();
  }

  @GET
  @Path("meeting")
  public String meeting() throws Exception {
    return callers.idsAcrossMeeting();
  }

  @GET
  @Path("context")
  public String context(@Context SecurityContext context) {
    return String.join(
        " ",
        context.getUserPrincipal().getName(),
        context.getAuthenticationScheme(),
        "" + context.isUserInRole("workspace:read"),
        "" + context.isUserInRole("workspace:delete"),
        "" + context.isSecure(),
        "" + context.getUserPrincipal().equals(callers.key()));
  }

  @GET
  @Path("objects/{id}")
  public String object(@PathParam("id") String id) {
    callers.key().require("workspace", id);
    return id;
  }

  @GET
  @Path("quoted")
  public String quoted() {
    callers.key().requireScope("\"\r\nX-Forged: yes\\");
    return "";
  }

  @POST
  @RequiresScope({"workspace:read", "workspace:update"})
  public String update() {
    return "updated";
  }

  @GET
  @Path("any")
  @RequiresScope({})
  public String any() {
    return verifier.statistics().sinceLastPoll().orElse(Duration.ZERO).isNegative() ? "" : "any";
  }

  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "open";
  }

  @GET
  @Path("open/key")
  @PermitAll
  public String noKey() {
    try {
      return callers.id();
    } catch (IllegalStateException none) {
      return none.getMessage();
    }
  }

  @GET
  @Path("closed")
  @DenyAll
  public String closed() {
    return "closed";
  }

  @Path("sub/{kind}")
  public Object sub(@PathParam("kind") String kind) {
    return "deleting".equals(kind) ? new Deleting() : new Silent();
  }
}
