package io.latchkey.auth;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.Permission;
import io.latchkey.access.Requires;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a resource method says about who may call it, read from its annotations once. */
record Guard(boolean open, List<Permission> required, boolean siteWide, String message) {

  /** Under which {@link AuthenticationFilter} notes that of a request for the next filter. */
  static final String PROPERTY = Guard.class.getName();

  private static final Map<Method, Guard> KNOWN = new ConcurrentHashMap<>();
  private static final String OURS = "io.latchkey.";
  private static final Guard OPEN = new Guard(true, List.of(), false, "");

  /**
   * The classes by which Jersey itself answers {@code OPTIONS}; RESTEasy answers it before any
   * filter.
   */
  private static final Set<String> GENERATED =
      Set.of(
          "org.glassfish.jersey.server.wadl.processor.OptionsMethodProcessor$GenericOptionsInflector",
          "org.glassfish.jersey.server.wadl.processor.OptionsMethodProcessor$PlainTextOptionsInflector");

  /**
   * The guard of a resource method.
   *
   * @param httpMethod that of the request
   * @throws Problem 403 when the method says nothing, no matter whose it is
   */
  static Guard of(Method method, String httpMethod) {
    if (method == null) {
      throw Problem.forbidden();
    }
    boolean generated = GENERATED.contains(method.getDeclaringClass().getName());
    return generated && httpMethod.equals(HttpMethod.OPTIONS)
        ? OPEN
        : KNOWN.computeIfAbsent(method, Guard::read);
  }

  /**
   * Lets a caller through who may try. The first permission that is missing decides: without the
   * right to read, the answer is that there is nothing, otherwise that it is forbidden (token API
   * D2, D3).
   *
   * @throws Problem 404, or 403 with its challenge
   */
  void admit(Caller caller, Supplier<Call> request, Settings settings) {
    for (Permission permission : required) {
      if (!permits(permission, caller)) {
        throw Challenge.add(refusal(permission), request.get(), settings);
      }
    }
  }

  /** Whether the caller's roles and scopes and, if site-wide, the allow list permit it. */
  private boolean permits(Permission permission, Caller caller) {
    return siteWide
        ? caller.may(permission, AccessObject.siteWide(permission.type()))
        : caller.mayEver(permission);
  }

  private Problem refusal(Permission lacking) {
    if (message.isEmpty()) {
      return lacking.action().startsWith("read") ? Problem.notFound() : Problem.forbidden();
    }
    return message.equals(Problem.FORBIDDEN) ? Problem.forbidden() : Problem.of(403, message);
  }

  private static Guard read(Method method) {
    boolean ours = method.getDeclaringClass().getName().startsWith(OURS);
    if (ours && method.isAnnotationPresent(PermitAll.class)) {
      return OPEN;
    }
    Requires requires = method.getAnnotation(Requires.class);
    if (!ours || requires == null) {
      throw Problem.forbidden();
    }
    return new Guard(
        false,
        Stream.of(requires.value()).map(Permission::parse).toList(),
        requires.siteWide(),
        requires.refusal());
  }
}
