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
 */
@WebServlet(urlPatterns = {"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient DatabaseProbe database;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean ready = request.getServletPath().endsWith("/ready");
    boolean up = !ready || database.answers();
    String status = "\"status\":\"" + (up ? "UP" : "DOWN") + "\"";
    String checks = ready ? "{\"name\":\"database\"," + status + ",\"data\":{}}" : "";
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getWriter().write("{" + status + ",\"checks\":[" + checks + "]}");
  }
}
