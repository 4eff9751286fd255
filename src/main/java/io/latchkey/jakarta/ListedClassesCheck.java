package io.latchkey.jakarta;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stops the build of a Quarkus application that would be open by accident: where an {@code
 * Application} lists its classes, Quarkus takes no others, whatever {@code META-INF/services} says.
 */
public class ListedClassesCheck implements BuildCompatibleExtension {

  private static final Set<String> OURS =
      Set.of(ResourceProtection.class.getName(), NotPermittedMapper.class.getName());

  /** Asks each application what it lists. */
  @Enhancement(types = Application.class, withSubtypes = true)
  public void check(ClassConfig type, Messages messages) {
    if (!isQuarkus() || type.info().isAbstract()) {
      return;
    }
    Set<String> listed = listed(type.info().name());
    if (!listed.isEmpty() && !listed.containsAll(OURS)) {
      messages.error(
          type.info().name()
              + " lists its classes, but not "
              + String.join(" and ", OURS)
              + ": Quarkus would leave them out, and nothing would be protected.",
          type.info());
    }
  }

  private static boolean isQuarkus() {
    try {
      load("io.quarkus.arc.processor.BeanProcessor");
      return true;
    } catch (ClassNotFoundException other) {
      return false;
    }
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
  }

  /** As Quarkus itself asks. */
  @SuppressWarnings("deprecation") // singletons may be listed as well
  private static Set<String> listed(String name) {
    try {
      Application application = (Application) load(name).getDeclaredConstructor().newInstance();
      return Stream.concat(
              application.getClasses().stream(),
              application.getSingletons().stream().map(Object::getClass))
          .map(Class::getName)
          .collect(Collectors.toSet());
    } catch (ReflectiveOperationException | ClassCastException broken) {
      throw new IllegalStateException("Cannot tell which classes " + name + " lists.", broken);
    }
  }
}
