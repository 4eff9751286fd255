package io.latchkey.jakarta;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;

/**
 * Puts a {@link KeyFilter} before each resource method that is not open to everybody. Found by the
 * framework itself, through {@code META-INF/services}, also where an application lists its classes;
 * on Quarkus an application that lists any has to list this and {@link NotPermittedMapper}.
 */
public class ResourceProtection implements DynamicFeature {

  private static final Logger LOG = System.getLogger(ResourceProtection.class.getName());

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (context.getConfiguration().isRegistered(KeyFilter.class)) {
      return; // found twice
    }
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    ResourceMethods methods = new ResourceMethods(type);
    methods.check();
    Requirement requirement = Requirement.of(type, method);
    if (requirement.access() == Requirement.Access.OPEN) {
      return;
    }
    if (requirement.access() == Requirement.Access.UNSAID
        && isOfTheApplication(type)
        && methods.isOperation(method)) {
      LOG.log(
          Level.WARNING,
          "{0}.{1} has neither @RequiresScope nor @PermitAll: it is refused to everybody.",
          type.getName(),
          method.getName());
    }
    context.register(new KeyFilter(requirement), Priorities.AUTHENTICATION);
  }

  /**
   * Jersey adds answers to {@code OPTIONS} and a description, RESTEasy nothing that is seen here.
   */
  private static boolean isOfTheApplication(Class<?> type) {
    return !type.getName().startsWith("org.glassfish.jersey.");
  }
}
