package io.latchkey.http;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes which route answered, as its template, by which the edge times and logs the request. */
@Provider
public class RouteFilter implements ContainerResponseFilter {

  /** The request attribute with the template, such as {@code /users/{user}}. */
  static final String ROUTE = "io.latchkey.route";

  private final Map<Method, String> templates = new ConcurrentHashMap<>();

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Method method = resource.getResourceMethod();
    if (method != null) {
      request.setProperty(ROUTE, templates.computeIfAbsent(method, RouteFilter::template));
    }
  }

  private static String template(Method method) {
    Path ofClass = method.getDeclaringClass().getAnnotation(Path.class);
    Path ofMethod = method.getAnnotation(Path.class);
    String path =
        (ofClass == null ? "" : ofClass.value()) + (ofMethod == null ? "" : ofMethod.value());
    return path.replace("//", "/");
  }
}
