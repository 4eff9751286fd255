package io.latchkey.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * The headers that every answer carries, and the paths that must never answer with a page: clients
 * take HTML for a wrong server address (token API 1.1).
 */
@WebFilter("/*")
public class EdgeFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final String API = "/api/v2";
  private static final List<String> NO_PAGES =
      List.of("/api/", "/.well-known/", "/bin/", "/oauth2/");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    boolean api = path.equals(API) || path.startsWith(API + "/");
    if (api) {
      response.setHeader("X-Coder-Build-Version", Version.WIRE);
      response.setHeader("Cache-Control", "no-store");
    }
    if (!api && NO_PAGES.stream().anyMatch(path::startsWith)) {
      ErrorPage.write(response, HttpServletResponse.SC_NOT_FOUND, "Route not found.");
      return;
    }
    chain.doFilter(request, response);
  }
}
