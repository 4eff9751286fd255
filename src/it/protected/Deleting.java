package example;

import io.latchkey.jakarta.RequiresScope;
import jakarta.ws.rs.GET;

/** A sub-resource with a requirement of its own. */
public class Deleting {

  @GET
  @RequiresScope("workspace:delete")
  public String delete() {
    return "deleted";
  }
}
