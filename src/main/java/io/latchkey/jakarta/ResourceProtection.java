package io.latchkey.jakarta;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Puts a {@link KeyFilter} before each resource method that is not open to everybody. Found by the
 * framework itself, through {@code META-INF/services}, also where an application lists its classes.
 */
@Provider
public class ResourceProtection implements DynamicFeature {

  private static final Logger LOG = System.getLogger(ResourceProtection.class.getName());

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (context.getConfiguration().isRegistered(KeyFilter.class)) {
      return; // found twice
    }
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    refuseLocatorsThatSayWhoMayCall(type);
    Requirement requirement = Requirement.of(type, method);
    if (requirement.access() == Requirement.Access.OPEN) {
      return;
    }
    if (requirement.access() == Requirement.Access.UNSAID && isOfTheApplication(type, method)) {
      LOG.log(
          Level.WARNING,
          "{0}.{1} has neither @RequiresScope nor @PermitAll: it is refused to everybody.",
          type.getName(),
          method.getName());
    }
    context.register(new KeyFilter(requirement), Priorities.AUTHENTICATION);
  }

  /** What the framework adds has no annotation such as {@code @GET}. */
  private static boolean isOfTheApplication(Class<?> type, Method method) {
    return places(type, method).anyMatch(ResourceProtection::isOperation);
  }

  private static void refuseLocatorsThatSayWhoMayCall(Class<?> type) {
    for (Method method : type.getMethods()) {
      boolean locator =
          places(type, method).anyMatch(place -> place.isAnnotationPresent(Path.class))
              && places(type, method).noneMatch(ResourceProtection::isOperation);
      if (locator && places(type, method).anyMatch(place -> Requirement.said(place).isPresent())) {
        throw new IllegalArgumentException(
            method
                + " finds a sub-resource before the key is verified: say who may call on the class"
                + " that it returns.");
      }
    }
  }

  private static Stream<Method> places(Class<?> type, Method method) {
    Hierarchy hierarchy = new Hierarchy(type);
    return Stream.concat(
        hierarchy.inClasses(method).stream(), hierarchy.inInterfaces(method).stream());
  }

  private static boolean isOperation(AnnotatedElement place) {
    return Arrays.stream(place.getAnnotations())
        .anyMatch(present -> present.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
