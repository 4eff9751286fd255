package example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Lists nothing, so that what is found by its annotation is enough. */
@ApplicationPath("alone")
public class Alone extends Application {

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jakarta.ws.rs.loadServices", "false");
  }
}
