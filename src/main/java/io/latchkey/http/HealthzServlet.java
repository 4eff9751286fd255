package io.latchkey.http;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /healthz}: the server is up; the answer is the reference's, on every server. */
@WebServlet(urlPatterns = "/healthz", loadOnStartup = 1)
public class HealthzServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain; charset=utf-8");
    response.getWriter().write("OK");
  }

  /**
   * The server is stopping. It destroys its servlets in the order in which they were declared, and
   * ours come before that of the REST API: this is the last moment at which requests to that one
   * can still end well.
   */
  @Override
  public void destroy() {
    RunningRequests.of(getServletContext()).awaitEnd();
  }
}
