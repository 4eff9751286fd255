package io.latchkey.jakarta;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * Stops an application that would be open by accident: on Quarkus its build, elsewhere its start.
 * It sees what CDI discovers.
 */
public class DiscoveryCheck implements BuildCompatibleExtension {

  private static final Logger LOG = System.getLogger(DiscoveryCheck.class.getName());

  /** Asks each application what it lists. */
  @Enhancement(types = Application.class, withSubtypes = true)
  public void checkApplication(ClassConfig type, Messages messages) {
    if (!type.info().isAbstract()) {
      check(type, messages, isQuarkus() ? ListedClasses::checkOnQuarkus : ListedClasses::check);
    }
  }

  /** Looks for what is said where it would count for nothing. */
  @Enhancement(
      types = Object.class,
      withSubtypes = true,
      withAnnotations = {Path.class, RequiresScope.class})
  public void checkResource(ClassConfig type, Messages messages) {
    check(type, messages, loaded -> new ResourceMethods(loaded).check());
  }

  private static void check(ClassConfig type, Messages messages, Consumer<Class<?>> check) {
    try {
      check.accept(load(type.info().name()));
    } catch (IllegalArgumentException wrong) {
      messages.error(wrong.getMessage(), type.info());
    } catch (ClassNotFoundException | LinkageError unloadable) {
      // As a rule the server cannot load it either, and nobody can call it.
      LOG.log(Level.WARNING, "Cannot check {0}: {1}", type.info().name(), unloadable);
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
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException elsewhere) { // in an EAR, the module's
      return Class.forName(name, false, DiscoveryCheck.class.getClassLoader());
    }
  }
}
