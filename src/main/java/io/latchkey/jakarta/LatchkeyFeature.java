package io.latchkey.jakarta;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Registers what is found through {@code META-INF/services} only by way of a feature. */
@Provider
public class LatchkeyFeature implements Feature {

  @Override
  public boolean configure(FeatureContext context) {
    if (!context.getConfiguration().isRegistered(NotPermittedMapper.class)) {
      context.register(NotPermittedMapper.class);
    }
    return true;
  }
}
