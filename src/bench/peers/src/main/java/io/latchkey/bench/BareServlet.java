package io.latchkey.bench;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes 170 bytes of JSON: the least a servlet can do. */
@WebServlet({"/servlet", "/health/live"}) // where a server is asked whether it has started
public class BareServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final byte[] BODY =
      """
      {"id":"11111111-2222-3333-4444-555555555555","username":"ada","email":"ada@example.com",\
      "created_at":"2026-01-01T00:00:00Z","status":"active","login_type":"password"}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json; charset=utf-8");
    response.setContentLength(BODY.length);
    response.getOutputStream().write(BODY);
  }
}
