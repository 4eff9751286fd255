package example;

import io.latchkey.jakarta.RequiresScope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** An interface that says who may call, for whatever it is about. */
@RequiresScope("workspace:delete")
public interface Contract<T> {

  @GET
  @Path("{id}")
  @RequiresScope("workspace:read")
  String view(@PathParam("id") T id);

  @GET
  @Path("everything")
  String everything();

  @GET
  @Path("greeting")
  @PermitAll
  default String greeting() {
    return "hello";
  }
}
