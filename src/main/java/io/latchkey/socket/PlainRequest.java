package io.latchkey.socket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;

/** A request that asks for no upgrade, whatever its headers say. */
final class PlainRequest extends HttpServletRequestWrapper {

  private static final String UPGRADE = "Upgrade";

  PlainRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getHeader(String name) {
    return UPGRADE.equalsIgnoreCase(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return UPGRADE.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }
}
