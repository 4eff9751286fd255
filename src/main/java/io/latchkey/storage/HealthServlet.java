package io.latchkey.storage;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /health/live} and {@code GET /health/ready} in the format of MicroProfile Health, for
 * servers that have it on another port, or not at all. 503 means that the database does not answer,
 * or that the node is still warming up.
 */
@WebServlet(urlPatterns = {"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient DatabaseProbe probe;
  @Inject transient Readiness readiness;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean ready = request.getServletPath().endsWith("/ready");
    boolean database = !ready || probe.answers();
    boolean up = database && !(ready && readiness.isHeld());
    String checks =
        ready ? check("database", database) + "," + check("warm-up", !readiness.isHeld()) : "";
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getWriter().write("{" + status(up) + ",\"checks\":[" + checks + "]}");
  }

  private static String check(String name, boolean up) {
    return "{\"name\":\"" + name + "\"," + status(up) + ",\"data\":{}}";
  }

  private static String status(boolean up) {
    return "\"status\":\"" + (up ? "UP" : "DOWN") + "\"";
  }
}
