package io.latchkey.jakarta;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a resource class may say something about one of its methods: itself, its superclasses, and
 * the interfaces of all of them. What overrides what is told by the declared types, in which type
 * variables stand for what this resource makes of them; never by the bridges of the compiler, which
 * carry copies of annotations and may lead to a method that nobody meant.
 */
final class Hierarchy {

  private final List<Class<?>> classes;
  private final Set<Class<?>> interfaces = new LinkedHashSet<>();

  /** What the type variables of all of these types stand for. */
  private final Map<TypeVariable<?>, Type> variables = new HashMap<>();

  Hierarchy(Class<?> resource) {
    classes =
        Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass).toList();
    for (Class<?> type : classes) {
      bind(type.getGenericSuperclass());
      addInterfaces(type);
    }
  }

  private void addInterfaces(Class<?> type) {
    if (type.isInterface()) {
      interfaces.add(type);
    }
    Arrays.stream(type.getGenericInterfaces()).forEach(this::bind);
    Arrays.stream(type.getInterfaces()).forEach(this::addInterfaces);
  }

  private void bind(Type parent) {
    if (parent instanceof ParameterizedType generic) {
      TypeVariable<?>[] names = erased(generic).getTypeParameters();
      for (int i = 0; i < names.length; i++) {
        variables.put(names[i], generic.getActualTypeArguments()[i]);
      }
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
    Set<List<Class<?>>> wanted = signatures(method);
    return declared(type, method)
        .filter(found -> wanted.contains(raw(found)) || wanted.contains(resolved(found)))
        .toList();
  }

  /** What has that name there. */
  private static Stream<Method> declared(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(found -> !found.isBridge() && found.getName().equals(method.getName()))
        .filter(found -> found.equals(method) || isInherited(found, method));
  }

  private static boolean isInherited(Method found, Method by) {
    int modifiers = found.getModifiers();
    if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
      return false;
    }
    return Modifier.isPublic(modifiers)
        || Modifier.isProtected(modifiers)
        || packageOf(found).equals(packageOf(by));
  }

  private static String packageOf(Method method) {
    return method.getDeclaringClass().getPackageName();
  }

  /** Where a server took a bridge for the method, also that of what it leads to. */
  private Set<List<Class<?>>> signatures(Method method) {
    Set<List<Class<?>>> signatures = new HashSet<>();
    signatures.add(raw(method));
    signatures.add(resolved(method));
    if (method.isBridge()) {
      Stream.concat(classes.stream(), interfaces.stream())
          .flatMap(type -> declared(type, method))
          .filter(found -> raw(found).equals(raw(method)))
          .forEach(found -> signatures.add(resolved(found)));
    }
    return signatures;
  }

  private static List<Class<?>> raw(Method method) {
    return List.of(method.getParameterTypes());
  }

  private List<Class<?>> resolved(Method method) {
    return Arrays.stream(method.getGenericParameterTypes()).<Class<?>>map(this::erased).toList();
  }

  private Class<?> erased(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return erased(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof TypeVariable<?> variable) {
      return erased(variables.getOrDefault(variable, variable.getBounds()[0]));
    }
    return erased(((WildcardType) type).getUpperBounds()[0]);
  }
}
