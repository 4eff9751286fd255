package io.latchkey.auth;

import io.latchkey.access.Permission;
import io.latchkey.access.Requires;
import io.latchkey.problem.Problem;
import jakarta.annotation.security.PermitAll;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a resource method says about who may call it, read from its annotations once. */
record Guard(boolean open, List<Permission> required, String message) {

  private static final Map<Method, Guard> KNOWN = new ConcurrentHashMap<>();
  private static final String OURS = "io.latchkey.";

  /**
   * The guard of a resource method.
   *
   * @throws Problem 403 when the method is ours and says nothing
   */
  static Guard of(Method method) {
    return KNOWN.computeIfAbsent(method, Guard::read);
  }

  /** What a caller is told who may read but not do this. */
  Problem refusal() {
    return message.isEmpty() ? Problem.forbidden() : Problem.of(403, message);
  }

  private static Guard read(Method method) {
    // the platform answers OPTIONS with a method of its own
    boolean ours = method.getDeclaringClass().getName().startsWith(OURS);
    if (!ours || method.isAnnotationPresent(PermitAll.class)) {
      return new Guard(true, List.of(), "");
    }
    Requires requires = method.getAnnotation(Requires.class);
    if (requires == null) {
      throw Problem.forbidden();
    }
    return new Guard(
        false, Stream.of(requires.value()).map(Permission::parse).toList(), requires.refusal());
  }
}
