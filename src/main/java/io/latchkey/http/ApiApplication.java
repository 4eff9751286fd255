package io.latchkey.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST API. Resources and providers are found by their annotations. */
@ApplicationPath("/api/v2")
public class ApiApplication extends Application {

  /** Settings of Jersey; other implementations ignore them. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
