package io.latchkey.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A request that sends JSON and accepts any answer, whatever its {@code Content-Type} and {@code
 * Accept} say. The API knows nothing but JSON, so there is nothing to choose, and a header that
 * cannot be parsed need not be an error (token API D15).
 */
final class JsonOnly extends HttpServletRequestWrapper {

  private static final String JSON = "application/json";
  private static final String ANYTHING = "*/*";

  JsonOnly(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getContentType() {
    return super.getContentType() == null ? null : JSON;
  }

  @Override
  public String getHeader(String name) {
    if ("Accept".equalsIgnoreCase(name)) {
      return ANYTHING;
    }
    return "Content-Type".equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    boolean ours = "Accept".equalsIgnoreCase(name) || "Content-Type".equalsIgnoreCase(name);
    if (!ours) {
      return super.getHeaders(name);
    }
    String value = getHeader(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }
}
