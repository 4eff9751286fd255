package io.latchkey.auth;

import io.latchkey.access.AccessObject;
import io.latchkey.access.Caller;
import io.latchkey.access.ForClients;
import io.latchkey.access.Permission;
import io.latchkey.access.Requires;
import io.latchkey.api.Form;
import io.latchkey.problem.Problem;
import io.latchkey.settings.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a resource method says about who may call it, read from its annotations once.
 *
 * @param open whether anybody may
 * @param required what the caller must be permitted
 * @param siteWide see {@link Requires#siteWide}
 * @param message see {@link Requires#refusal}
 * @param rateLimited see {@link Requires#rateLimited}
 * @param clients whether it is for OAuth clients
 * @param takesForm whether it reads a form
 */
public record Guard(
    boolean open,
    List<Permission> required,
    boolean siteWide,
    String message,
    boolean rateLimited,
    Optional<ForClients> clients,
    boolean takesForm) {

  /** Under which {@link AuthenticationFilter} notes that of a request for the next filter. */
  static final String PROPERTY = Guard.class.getName();

  private static final Map<Method, Guard> KNOWN = new ConcurrentHashMap<>();
  private static final String OURS = "io.latchkey.";
  private static final Guard OPEN = open(Optional.empty(), false);

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
    return isGenerated(method) && httpMethod.equals(HttpMethod.OPTIONS)
        ? OPEN
        : KNOWN.computeIfAbsent(method, Guard::read);
  }

  /** Whether Jersey made it, for any address. */
  static boolean isGenerated(Method method) {
    return GENERATED.contains(method.getDeclaringClass().getName());
  }

  private static Guard open(Optional<ForClients> clients, boolean takesForm) {
    return new Guard(true, List.of(), false, "", true, clients, takesForm);
  }

  /**
   * Whether the operation is one of the application at that path. Jersey on Payara gives one of the
   * two the resources of the other as well, at some starts and not at others.
   */
  boolean belongsTo(String basePath) {
    return clients.isPresent() == basePath.endsWith("/oauth2/");
  }

  /** Whether the caller may try. */
  boolean permits(Caller caller) {
    return required.stream().allMatch(permission -> permits(permission, caller));
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
    Class<?> resource = method.getDeclaringClass();
    Optional<ForClients> clients = Optional.ofNullable(resource.getAnnotation(ForClients.class));
    boolean takesForm = List.of(method.getParameterTypes()).contains(Form.class);
    boolean ours = resource.getName().startsWith(OURS);
    if (ours && method.isAnnotationPresent(PermitAll.class)) {
      return open(clients, takesForm);
    }
    Requires requires = method.getAnnotation(Requires.class);
    if (!ours || requires == null) {
      throw Problem.forbidden();
    }
    return new Guard(
        false,
        Stream.of(requires.value()).map(Permission::parse).toList(),
        requires.siteWide(),
        requires.refusal(),
        requires.rateLimited(),
        clients,
        takesForm);
  }
}
