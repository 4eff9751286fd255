package io.latchkey.http;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code GET /openapi}: the description of every route in OpenAPI 3.0, as YAML (RFC 9512), for
 * servers without MicroProfile OpenAPI. Those that have it answer before this servlet is asked, and
 * in JSON too.
 */
@WebServlet(urlPatterns = "/openapi")
public class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/yaml");
    try (InputStream document = getClass().getResourceAsStream("/META-INF/openapi.yaml")) {
      document.transferTo(response.getOutputStream());
    }
  }
}
