package io.latchkey.jakarta;

import jakarta.ws.rs.core.Application;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that an application lists. It is protected all the same, for servers load what {@code
 * META-INF/services} names; but Quarkus does not, nor does any server where the application has
 * turned that off.
 */
final class ListedClasses {

  private static final Logger LOG = System.getLogger(ListedClasses.class.getName());
  private static final String LOADS_SERVICES = "jakarta.ws.rs.loadServices";
  private static final Set<String> OURS =
      Set.of(ResourceProtection.class.getName(), NotPermittedMapper.class.getName());

  private ListedClasses() {}

  /**
   * Makes sure that a Quarkus application lists ours, if it lists any.
   *
   * @throws IllegalArgumentException when it does not
   */
  static void checkOnQuarkus(Class<?> type) {
    Set<String> listed;
    try {
      listed = listed(instance(type));
    } catch (ReflectiveOperationException | ClassCastException broken) {
      throw new IllegalStateException(
          "Cannot tell which classes " + type.getName() + " lists.", broken);
    }
    check(type, listed, "Quarkus");
  }

  /**
   * Makes sure that an application that has services turned off lists ours, if it lists any. Only
   * one that has properties is made an instance of.
   *
   * @throws IllegalArgumentException when it does not
   */
  static void check(Class<?> type) {
    Set<String> listed;
    try {
      if (type.getMethod("getProperties").getDeclaringClass() == Application.class) {
        return;
      }
      Application application = instance(type);
      Object loads = application.getProperties().get(LOADS_SERVICES);
      if (loads == null || !"false".equalsIgnoreCase(loads.toString())) {
        return;
      }
      listed = listed(application);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError broken) {
      // It may need what is not there yet; the application is not ours to stop for that.
      LOG.log(
          Level.WARNING,
          "Cannot tell whether {0} turns {1} off: {2}",
          type.getName(),
          LOADS_SERVICES,
          broken);
      return;
    }
    check(type, listed, LOADS_SERVICES + "=false");
  }

  private static Application instance(Class<?> type) throws ReflectiveOperationException {
    return (Application) type.getDeclaredConstructor().newInstance();
  }

  private static void check(Class<?> type, Set<String> listed, String reason) {
    if (!listed.isEmpty() && !listed.containsAll(OURS)) {
      throw new IllegalArgumentException(
          type.getName()
              + " lists its classes, but not "
              + String.join(" and ", OURS)
              + ": "
              + reason
              + " would leave them out, and nothing would be protected.");
    }
  }

  @SuppressWarnings("deprecation") // singletons may be listed as well
  private static Set<String> listed(Application application) {
    return Stream.concat(
            application.getClasses().stream(),
            application.getSingletons().stream().map(Object::getClass))
        .map(Class::getName)
        .collect(Collectors.toSet());
  }
}
