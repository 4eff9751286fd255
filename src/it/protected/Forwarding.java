package example;

import io.latchkey.jakarta.RequiresScope;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

/** Forwards with the credential of another header. */
@Path("forwarding")
public class Forwarding {

  @Inject Callers callers;

  @GET
  @RequiresScope("workspace:read")
  public void forward(@Context HttpServletRequest request, @Context HttpServletResponse response)
      throws ServletException, IOException {
    callers.id();
    request
        .getRequestDispatcher("/listed/guarded")
        .forward(
            new HttpServletRequestWrapper(request) {
              @Override
              public String getHeader(String name) {
                return super.getHeader(replaced(name));
              }

              @Override
              public Enumeration<String> getHeaders(String name) {
                return Collections.enumeration(
                    Collections.list(super.getHeaders(replaced(name))));
              }
            },
            response);
  }

  private static String replaced(String name) {
    return name.equalsIgnoreCase("Authorization") ? "X-Forwarded-Key" : name;
  }
}
