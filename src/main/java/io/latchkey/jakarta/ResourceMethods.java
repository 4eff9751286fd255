package io.latchkey.jakarta;

import io.latchkey.jakarta.Requirement.Access;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What Jakarta REST takes the methods of a class for: operations, locators, or neither. */
final class ResourceMethods {

  private static final Set<Access> ASKS = Set.of(Access.KEYS, Access.CLOSED);

  private final Class<?> type;
  private final Hierarchy hierarchy;

  ResourceMethods(Class<?> type) {
    this.type = type;
    hierarchy = new Hierarchy(type);
  }

  /** Whether it has {@code @GET} or the like, also where it is inherited. */
  boolean isOperation(Method method) {
    return places(method).anyMatch(ResourceMethods::hasDesignator);
  }

  /**
   * Makes sure that nothing is said where it would count for nothing.
   *
   * @throws IllegalArgumentException when a locator says who may call it, or a class that has
   *     nothing but locators
   */
  void check() {
    List<Method> locators = Arrays.stream(type.getMethods()).filter(this::isLocator).toList();
    for (Method locator : locators) {
      if (places(locator).anyMatch(place -> Requirement.said(place).isPresent())) {
        throw new IllegalArgumentException(
            locator
                + " finds a sub-resource before the key is verified: say who may call on the class"
                + " that it returns.");
      }
    }
    if (!locators.isEmpty() && asksInVain()) {
      throw new IllegalArgumentException(
          type.getName()
              + " has nothing but locators, which find sub-resources before the key is verified:"
              + " say who may call on the classes that they return.");
    }
  }

  /** Of an abstract class, what inherits from it may have operations. */
  private boolean asksInVain() {
    return !Modifier.isAbstract(type.getModifiers())
        && Arrays.stream(type.getMethods()).noneMatch(this::isOperation)
        && Stream.concat(hierarchy.classes().stream(), hierarchy.interfaces().stream())
            .flatMap(place -> Requirement.said(place).stream())
            .anyMatch(said -> ASKS.contains(said.access()));
  }

  private boolean isLocator(Method method) {
    return places(method).anyMatch(place -> place.isAnnotationPresent(Path.class))
        && !isOperation(method);
  }

  private Stream<Method> places(Method method) {
    return Stream.concat(
        hierarchy.inClasses(method).stream(), hierarchy.inInterfaces(method).stream());
  }

  private static boolean hasDesignator(AnnotatedElement place) {
    return Arrays.stream(place.getAnnotations())
        .anyMatch(present -> present.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
