package example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** A bean that lists its classes, the filter not among them, and lets the server find no others. */
@ApplicationPath("api")
@ApplicationScoped
public class Unloaded extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Silent.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jakarta.ws.rs.loadServices", false);
  }
}
