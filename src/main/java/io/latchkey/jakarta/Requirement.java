package io.latchkey.jakarta;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call a resource method.
 *
 * @param scopes what a key must permit, where the access is {@link Access#KEYS}
 */
record Requirement(Access access, List<String> scopes) {

  enum Access {
    /** Everybody. */
    OPEN,
    /** Who has a key with the scopes. */
    KEYS,
    /** Nobody. */
    CLOSED,
    /** Nobody, because nothing is said. */
    UNSAID
  }

  private static final Requirement OPEN = new Requirement(Access.OPEN, List.of());
  private static final Requirement CLOSED = new Requirement(Access.CLOSED, List.of());
  private static final Requirement UNSAID = new Requirement(Access.UNSAID, List.of());

  /** So that it can stand in a header as well. */
  private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9_]*:[a-z][a-z0-9_]*");

  /**
   * That of a method, as {@link RequiresScope} explains.
   *
   * @throws IllegalArgumentException when what is said is contradictory, or no scope
   */
  static Requirement of(Class<?> resource, Method method) {
    Hierarchy hierarchy = new Hierarchy(resource);
    List<Requirement> said = new ArrayList<>();
    boolean declared = false;
    boolean classCounted = false;
    for (Class<?> type : hierarchy.classes()) {
      List<Method> here = hierarchy.in(type, method);
      Optional<Requirement> ofMethod = nearest(here);
      if (ofMethod.isPresent()) {
        said.add(ofMethod.get());
        return together(said);
      }
      // A class opens what it declares itself, not what a nearer class has made of that.
      Optional<Requirement> ofClass = said(type, declared ? List.of() : here);
      declared |= !here.isEmpty();
      if (!classCounted && ofClass.isPresent()) {
        said.add(ofClass.get());
        classCounted = declared; // for what is inherited, the class that declares it counts too
      }
    }
    only(hierarchy.inInterfaces(method).stream().map(Requirement::said), method)
        .ifPresent(said::add);
    if (said.isEmpty()) {
      only(
              hierarchy.interfaces().stream().map(type -> said(type, hierarchy.in(type, method))),
              resource)
          .ifPresent(said::add);
    }
    return together(said);
  }

  /** What a type says of a method, with its declarations there: it opens only what it declares. */
  private static Optional<Requirement> said(Class<?> type, List<Method> declarations) {
    return said(type).filter(said -> said.access() != Access.OPEN || !declarations.isEmpty());
  }

  /** The strictest. */
  private static Requirement together(List<Requirement> said) {
    Set<Access> accesses = said.stream().map(Requirement::access).collect(Collectors.toSet());
    if (accesses.contains(Access.CLOSED)) {
      return CLOSED;
    }
    if (accesses.contains(Access.KEYS)) {
      return new Requirement(
          Access.KEYS, said.stream().flatMap(one -> one.scopes().stream()).distinct().toList());
    }
    return said.isEmpty() ? UNSAID : OPEN;
  }

  private static Optional<Requirement> nearest(List<Method> places) {
    return places.stream().flatMap(place -> said(place).stream()).findFirst();
  }

  private static Optional<Requirement> only(Stream<Optional<Requirement>> said, Object about) {
    Set<Requirement> all = said.flatMap(Optional::stream).collect(Collectors.toSet());
    if (all.size() > 1) {
      throw new IllegalArgumentException(
          "The interfaces of " + about + " say different things about who may call it.");
    }
    return all.stream().findFirst();
  }

  /** What is said at this place. */
  static Optional<Requirement> said(AnnotatedElement place) {
    RequiresScope scopes = place.getDeclaredAnnotation(RequiresScope.class);
    List<Requirement> all =
        Stream.of(
                Optional.ofNullable(scopes).map(required -> keys(required, place)),
                Optional.of(OPEN).filter(open -> isSaid(place, PermitAll.class)),
                Optional.of(CLOSED).filter(closed -> isSaid(place, DenyAll.class)))
            .flatMap(Optional::stream)
            .toList();
    if (all.size() > 1) {
      throw new IllegalArgumentException(
          "Only one of @RequiresScope, @PermitAll and @DenyAll can be on " + place + ".");
    }
    return all.stream().findFirst();
  }

  private static boolean isSaid(
      AnnotatedElement place, Class<? extends java.lang.annotation.Annotation> annotation) {
    return place.getDeclaredAnnotation(annotation) != null;
  }

  private static Requirement keys(RequiresScope required, AnnotatedElement place) {
    List<String> scopes = List.of(required.value());
    for (String scope : scopes) {
      if (!SCOPE.matcher(scope).matches()) {
        throw new IllegalArgumentException(
            "@RequiresScope on "
                + place
                + " takes scopes such as invoice:read, not \""
                + scope
                + "\".");
      }
    }
    return new Requirement(Access.KEYS, scopes);
  }
}
