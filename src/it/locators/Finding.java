package example;

import io.latchkey.jakarta.RequiresScope;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A bean that has nothing but a locator, and says on the class who may call it. */
@RequestScoped
@Path("finding")
@RequiresScope("workspace:delete")
public class Finding {

  @Path("sub")
  public Found find() {
    return new Found();
  }

  /** Believes that it is protected. */
  public static class Found {

    @GET
    @PermitAll
    public String say() {
      return "said";
    }
  }
}
