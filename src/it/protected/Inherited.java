package example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** A bean that says nothing itself; its interface does. */
@Path("inherited")
@RequestScoped
public class Inherited implements Contract<String> {

  @Inject Callers callers;

  @Override
  public String view(String id) {
    return callers.id() + " " + id;
  }

  @Override
  public String everything() {
    return "everything";
  }
}
