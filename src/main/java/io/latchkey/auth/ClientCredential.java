package io.latchkey.auth;

import io.latchkey.api.Form;
import io.latchkey.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The key that an OAuth client presents (RFC 6749, 2.3.1): its halves as the client's id and
 * secret, by HTTP Basic or in the form; or the whole, in any place of token API 2.2 but the cookie.
 * Two ways at once are refused (2.3).
 */
final class ClientCredential {

  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";

  private final ContainerRequestContext request;
  private final List<String> found = new ArrayList<>();

  private ClientCredential(ContainerRequestContext request) {
    this.request = request;
  }

  /**
   * The text of the key, or of what is sent as one; empty when nothing is.
   *
   * @throws Problem 400 for a malformed form, and for two ways at once
   */
  static Optional<String> of(ContainerRequestContext request, Guard guard) {
    ClientCredential credential = new ClientCredential(request);
    if (guard.takesForm()) {
      credential.addForm();
    }
    String header = guard.clients().orElseThrow().header();
    if (header.isEmpty()) {
      credential.addHeaders();
      credential.addQuery(Credential.NAME);
      credential.addQuery("access_token");
    } else {
      credential.add(header);
    }
    if (credential.found.size() > 1) {
      throw invalid("More than one credential is sent.");
    }
    return credential.found.stream().findFirst();
  }

  private static Problem invalid(String detail) {
    return Problem.of(400, "Bad request.", detail).because("malformed");
  }

  private void addForm() {
    if (!(request.getProperty(Form.SENT_TYPE) instanceof String type) || !Form.isSentAs(type)) {
      return; // the operation refuses it
    }
    Form form = readForm();
    form.value("client_secret")
        .ifPresent(secret -> found.add(form.value("client_id").orElse("") + "-" + secret));
  }

  private Form readForm() {
    try {
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      return Form.parse(body);
    } catch (IllegalArgumentException malformed) {
      throw invalid(malformed.getMessage());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void addHeaders() {
    add(Credential.HEADER);
    MultivaluedMap<String, String> headers = request.getHeaders();
    for (String value : headers.getOrDefault(HttpHeaders.AUTHORIZATION, List.of())) {
      if (value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
        found.add(basic(value.substring(BASIC.length()).strip()));
      } else if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        addText(value.substring(BEARER.length()));
      } else if (!value.isBlank()) {
        found.add(""); // a scheme of somebody else's
      }
    }
  }

  private void add(String header) {
    request.getHeaders().getOrDefault(header, List.of()).forEach(this::addText);
  }

  private void addQuery(String name) {
    if (request.getUriInfo().getRequestUri().getRawQuery() != null) {
      request
          .getUriInfo()
          .getQueryParameters()
          .getOrDefault(name, List.of())
          .forEach(this::addText);
    }
  }

  private void addText(String text) {
    if (!text.isBlank()) {
      found.add(text.strip());
    }
  }

  /** The halves, each encoded as in a form; what cannot be read is no key. */
  private static String basic(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      int colon = text.indexOf(':');
      return colon < 0
          ? ""
          : Form.decode(text.substring(0, colon)) + "-" + Form.decode(text.substring(colon + 1));
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
