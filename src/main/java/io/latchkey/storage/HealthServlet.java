package io.latchkey.storage;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /health/live} and {@code GET /health/ready} in the format of MicroProfile Health, for
 * servers that have it on another port, or not at all. 503 means that the database does not answer.
 * Nodes that do not declare the same resource types (verification 1) say so in the details.
 */
@WebServlet(urlPatterns = {"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient DatabaseProbe database;
  @Inject transient NodeAgreement nodes;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean ready = request.getServletPath().endsWith("/ready");
    boolean up = !ready || database.answers();
    String status = "\"status\":\"" + (up ? "UP" : "DOWN") + "\"";
    String checks =
        ready ? "{\"name\":\"database\"," + status + ",\"data\":{}}," + resourceTypes() : "";
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getWriter().write("{" + status + ",\"checks\":[" + checks + "]}");
  }

  private String resourceTypes() {
    String latest = nodes.latest();
    return "{\"name\":\"resource_types\",\"status\":\"UP\",\"data\":{\"checksum\":\""
        + nodes.mine()
        + "\",\"latest\":\""
        + latest
        + "\",\"agree\":"
        + latest.equals(nodes.mine())
        + "}}";
  }
}
