package example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, the filter not among them. */
@ApplicationPath("listed")
public class Listed extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Guarded.class, Silent.class, Inherited.class);
  }
}
