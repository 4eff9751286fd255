package example;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says nothing about who may call it; a root resource, and a sub-resource as well. */
@Path("silent")
public class Silent {

  @GET
  public String say() {
    return "said";
  }
}
