package io.latchkey.jakarta;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a resource class may say something about one of its methods: itself, its superclasses, and
 * the interfaces of all of them.
 */
final class Hierarchy {

  private final List<Class<?>> classes;
  private final Set<Class<?>> interfaces = new LinkedHashSet<>();

  Hierarchy(Class<?> resource) {
    classes =
        Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass).toList();
    classes.forEach(this::addInterfaces);
  }

  private void addInterfaces(Class<?> type) {
    if (type.isInterface()) {
      interfaces.add(type);
    }
    for (Class<?> parent : type.getInterfaces()) {
      addInterfaces(parent);
    }
  }

  /** The class and its superclasses, nearest first. */
  List<Class<?>> classes() {
    return classes;
  }

  /** All interfaces, in no order that would mean anything. */
  Set<Class<?>> interfaces() {
    return interfaces;
  }

  /** The method itself and those of the classes that it overrides, nearest first. */
  List<Method> inClasses(Method method) {
    return classes.stream().flatMap(type -> in(type, method).stream()).toList();
  }

  /** The methods of interfaces that it implements. */
  List<Method> inInterfaces(Method method) {
    return interfaces.stream().flatMap(type -> in(type, method).stream()).toList();
  }

  /** Its declarations in that one of these types; none where the type merely inherits it. */
  List<Method> in(Class<?> type, Method method) {
    return signatures(method).stream()
        .flatMap(parameters -> declared(type, method, parameters).stream())
        .toList();
  }

  private static Optional<Method> declared(
      Class<?> type, Method method, List<Class<?>> parameters) {
    try {
      return Optional.of(
              type.getDeclaredMethod(method.getName(), parameters.toArray(new Class<?>[0])))
          .filter(found -> found.equals(method) || isInherited(found))
          .filter(found -> !found.isBridge() || targets(type, found) > 0);
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    }
  }

  /**
   * The methods of the type that a bridge there may lead to: none where the compiler has copied a
   * method of a superclass that is not public, with its annotations, and nobody declared anything.
   */
  private static long targets(Class<?> type, Method bridge) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isBridge() && accepts(bridge, method))
        .count();
  }

  private static boolean isInherited(Method method) {
    return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
  }

  /**
   * Its parameters, and those of what it overrides where a type variable stands for one: the
   * compiler makes a bridge for each. A bridge that might lead to another method of the same name
   * is left out.
   */
  private Set<List<Class<?>>> signatures(Method method) {
    Set<List<Class<?>>> signatures =
        bridges(method)
            .map(bridge -> List.of(bridge.getParameterTypes()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    signatures.add(List.of(method.getParameterTypes()));
    return signatures;
  }

  private Stream<Method> bridges(Method method) {
    return classes.stream()
        .flatMap(
            type ->
                Arrays.stream(type.getDeclaredMethods())
                    .filter(bridge -> bridge.isBridge() && accepts(bridge, method))
                    .filter(bridge -> targets(type, bridge) == 1));
  }

  private static boolean accepts(Method bridge, Method method) {
    Class<?>[] wider = bridge.getParameterTypes();
    Class<?>[] narrower = method.getParameterTypes();
    if (!bridge.getName().equals(method.getName()) || wider.length != narrower.length) {
      return false;
    }
    for (int i = 0; i < wider.length; i++) {
      if (!wider[i].isAssignableFrom(narrower[i])) {
        return false;
      }
    }
    return true;
  }
}
