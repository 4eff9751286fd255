package io.latchkey.storage;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code GET /health/live} and {@code GET /health/ready} in the format of MicroProfile Health, for
 * servers that have it on another port, or not at all. 503 means that the database does not answer,
 * or that the node is still warming up. Nodes that do not declare the same resource types
 * (verification 1) say so in the details.
 */
@WebServlet(urlPatterns = {"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient DatabaseProbe probe;
  @Inject transient ReadinessHold readiness;
  @Inject transient NodeAgreement nodes;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().endsWith("/live")) {
      answer(response, true, List.of());
      return;
    }
    boolean database = probe.answers();
    boolean warm = !readiness.isHeld();
    answer(
        response,
        database && warm,
        List.of(check("database", database, ""), resourceTypes(), check("warm-up", warm, "")));
  }

  private static void answer(HttpServletResponse response, boolean up, List<String> checks)
      throws IOException {
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    String all = String.join(",", checks);
    response.getWriter().write("{" + status(up) + ",\"checks\":[" + all + "]}");
  }

  private static String check(String name, boolean up, String data) {
    return "{\"name\":\"" + name + "\"," + status(up) + ",\"data\":{" + data + "}}";
  }

  private static String status(boolean up) {
    return "\"status\":\"" + (up ? "UP" : "DOWN") + "\"";
  }

  private String resourceTypes() {
    String latest = nodes.latest();
    String data =
        "\"checksum\":\"%s\",\"latest\":\"%s\",\"agree\":%b"
            .formatted(nodes.mine(), latest, latest.equals(nodes.mine()));
    return check("resource_types", true, data);
  }
}
