package example;

import io.latchkey.jakarta.RequiresScope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** No bean; has nothing but a locator, and says who may call that. */
@Path("finding")
public class Finding {

  @Path("sub")
  @RequiresScope("workspace:delete")
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
