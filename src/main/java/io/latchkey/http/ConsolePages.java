package io.latchkey.http;

import io.latchkey.problem.ErrorAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The addresses at which the console has a page. All are answered with its only HTML file, whose
 * script shows the page; {@code src/main/webapp/js/routes.js} names the same addresses.
 */
final class ConsolePages {

  private static final Set<String> ADDRESSES =
      Set.of(
          "/",
          "/setup",
          "/login",
          "/cli-auth",
          "/settings",
          "/settings/tokens",
          "/settings/tokens/new",
          "/settings/sessions",
          "/settings/account",
          "/admin",
          "/admin/tokens",
          "/admin/users",
          "/admin/services",
          "/admin/audit",
          "/admin/resources");

  private static final List<String> NEVER =
      List.of("/api", "/.well-known", "/bin", "/oauth2", "/metrics");

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types lit-html");

  private static final Pattern ODD = Pattern.compile(";|//|/\\.\\.?(/|$)|%2[eEfF]|%5[cC]");
  private static final Pattern PARAMETER = Pattern.compile(";[^/]*");
  private static final String PLACE = ConsolePages.class.getName();

  private ConsolePages() {}

  /**
   * The path by which the server chose who answers, decoded and without parameters, however it was
   * written. It is noted for the error page, which is told the address as it was sent.
   */
  static String place(HttpServletRequest request) {
    String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    String place =
        path.indexOf(';') < 0 && !path.contains("//")
            ? path
            : PARAMETER.matcher(path).replaceAll("").replaceAll("/{2,}", "/");
    request.setAttribute(PLACE, place);
    return place;
  }

  /** Whether an address is written in a way in which no browser writes that of a page or file. */
  static boolean isOdd(String address) {
    return ODD.matcher(address).find();
  }

  /** Whether a page may tell people that there is nothing at the place of this request. */
  static boolean mayBeAt(HttpServletRequest refused) {
    return refused.getAttribute(PLACE) instanceof String place && !neverAt(place);
  }

  /** Whether there is a page at this path; a slash at its end is tolerated. */
  static boolean has(String path) {
    boolean slash = path.length() > 1 && path.endsWith("/");
    return ADDRESSES.contains(slash ? path.substring(0, path.length() - 1) : path);
  }

  /**
   * Whether no page may ever be at this path, not even one that says that nothing is there: clients
   * take HTML as a sign of a wrong server address (token API 1.1).
   */
  static boolean neverAt(String path) {
    return NEVER.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }

  /**
   * The rules for browsers on everything outside the API: only files of our own, and no framing.
   */
  static void addHeaders(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-cache"); // revalidated by the entity tag
  }

  /** Whether the client only reads, and so can be shown a page. */
  static boolean isReading(HttpServletRequest request) {
    return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
  }

  /** Says that a page or file can only be read. */
  static void refuseMethod(HttpServletResponse response) throws IOException {
    response.setHeader("Allow", "GET, HEAD");
    ErrorAnswer.write(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Method not allowed.");
  }

  static void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getRequestDispatcher("/index.html").forward(request, response);
  }
}
