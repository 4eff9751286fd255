package io.latchkey.jakarta;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Registers what is found through {@code META-INF/services} only by way of a feature. */
public class LatchkeyFeature implements Feature {

  @Override
  public boolean configure(FeatureContext context) {
    if (!context.getConfiguration().isRegistered(NotPermittedMapper.class)) {
      context.register(NotPermittedMapper.class);
    }
    return true;
  }
}
