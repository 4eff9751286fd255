package io.latchkey.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code GET /openapi}: the description of every route in OpenAPI 3.0, as YAML (RFC 9512), or as
 * JSON for clients that ask for that by {@code Accept} or by {@code ?format=JSON}, as in
 * MicroProfile OpenAPI. Servers that have the latter may answer before this servlet is asked.
 */
@WebServlet(urlPatterns = "/openapi")
public class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";

  private transient byte[] yaml;
  private transient byte[] json;

  @Override
  public void init() {
    try (InputStream document = getClass().getResourceAsStream("/META-INF/openapi.yaml")) {
      yaml = document.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, Object> content =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, UTF_8));
    json = Json.createObjectBuilder(content).build().toString().getBytes(UTF_8);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asJson = asksForJson(request);
    byte[] document = asJson ? json : yaml;
    response.setHeader("Vary", "Accept");
    response.setContentType(asJson ? JSON : YAML);
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  private static boolean asksForJson(HttpServletRequest request) {
    String format = request.getParameter("format");
    if (format != null) {
      return format.equalsIgnoreCase("json");
    }
    String accepted = request.getHeader("Accept");
    return accepted != null && quality(JSON, accepted) > quality(YAML, accepted);
  }

  /** How much a type is wanted (RFC 9110, 12.5.1), 0 to 1; wildcards want both equally. */
  private static double quality(String type, String accepted) {
    double best = 0;
    for (String range : accepted.split(",", -1)) {
      String[] parts = range.strip().split("\\s*;\\s*", -1);
      if (parts[0].equalsIgnoreCase(type)) {
        best = Math.max(best, weight(parts));
      }
    }
    return best;
  }

  private static double weight(String[] range) {
    for (String parameter : range) {
      if (parameter.matches("(?i)q=[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }
}
