package io.latchkey.jakarta;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Registers what is found through {@code META-INF/services} only by way of a feature. And looks at
 * what is registered, which on Jersey are the resources, too: those that are no beans CDI does not
 * discover there, and so {@link DiscoveryCheck} does not see them.
 */
public class LatchkeyFeature implements Feature {

  @Override
  public boolean configure(FeatureContext context) {
    context.getConfiguration().getClasses().stream()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .forEach(type -> new ResourceMethods(type).check());
    if (!context.getConfiguration().isRegistered(NotPermittedMapper.class)) {
      context.register(NotPermittedMapper.class);
    }
    return true;
  }
}
