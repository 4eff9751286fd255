package io.latchkey.routes;

import io.latchkey.http.FormReader;
import io.latchkey.http.OAuthErrors;
import io.latchkey.oauth.IntrospectionResource;
import io.latchkey.oauth.RevocationResource;
import io.latchkey.oauth.VerificationResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What OAuth clients call to verify keys, and to end them. */
@ApplicationPath("/oauth2")
public class OAuthApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Providers.and(
        FormReader.class,
        IntrospectionResource.class,
        OAuthErrors.class,
        RevocationResource.class,
        VerificationResource.class);
  }

  /** See {@link ApiApplication#getProperties}. */
  @Override
  public Map<String, Object> getProperties() {
    return new ApiApplication().getProperties();
  }
}
