package io.latchkey.http;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.latchkey.access.ForClients;
import io.latchkey.api.Form;
import io.latchkey.routes.ApiApplication;
import io.latchkey.routes.OAuthApplication;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The operations that the code has: methods of resources, and servlets that answer GET. */
public final class Operations {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.latchkey");

  private Operations() {}

  /** By method and path, such as {@code GET /api/v2/users}. */
  public static Map<String, Method> all() {
    Map<String, Method> found = resources();
    for (JavaClass type : CLASSES) {
      if (type.isAnnotatedWith(WebServlet.class)) {
        type.getMethods().stream()
            .filter(method -> method.getName().equals("doGet"))
            .forEach(
                method -> {
                  for (String path : type.getAnnotationOfType(WebServlet.class).urlPatterns()) {
                    found.put("GET " + path, method.reflect());
                  }
                });
      }
    }
    return found;
  }

  /** Those of resources only. */
  static Map<String, Method> resources() {
    Map<String, Method> found = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isMetaAnnotatedWith(HttpMethod.class)) {
          found.put(name(method.reflect()), method.reflect());
        }
      }
    }
    return found;
  }

  private static String name(Method method) {
    String verb =
        Stream.of(method.getAnnotations())
            .map(Annotation::annotationType)
            .filter(type -> type.isAnnotationPresent(HttpMethod.class))
            .map(type -> type.getAnnotation(HttpMethod.class).value())
            .findFirst()
            .orElseThrow();
    Path own = method.getAnnotation(Path.class);
    String path =
        application(method.getDeclaringClass()).getAnnotation(ApplicationPath.class).value()
            + method.getDeclaringClass().getAnnotation(Path.class).value()
            + (own == null ? "" : own.value());
    return verb + " " + path.replace("//", "/");
  }

  private static Class<?> application(Class<?> resource) {
    return isForClients(resource) ? OAuthApplication.class : ApiApplication.class;
  }

  /** Whether OAuth clients call what the class has. */
  static boolean isForClients(Class<?> resource) {
    return resource.isAnnotationPresent(ForClients.class);
  }

  /** Whether anybody may call it; servlets ask nobody. */
  static boolean isOpen(Method method) {
    return method.isAnnotationPresent(PermitAll.class)
        || method.getDeclaringClass().isAnnotationPresent(WebServlet.class);
  }

  /** The name of the record that it reads from the body; empty when it reads none. */
  static String requestRecord(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .filter(type -> type.isRecord() && type != Form.class)
        .map(Class::getSimpleName)
        .findFirst()
        .orElse("");
  }

  /** The names that its parameters of this kind have on the wire. */
  static List<String> parameters(Method method, Class<? extends Annotation> kind) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(kind))
        .map(parameter -> parameter.getAnnotation(kind))
        .map(Operations::value)
        .toList();
  }

  private static String value(Annotation annotation) {
    try {
      return (String) annotation.annotationType().getMethod("value").invoke(annotation);
    } catch (ReflectiveOperationException none) {
      throw new IllegalArgumentException(none);
    }
  }
}
