package io.latchkey.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The console's files, which each server would serve in a way of its own. Here their entity tags
 * depend on the content, because the files of all builds have the same date. A path that no other
 * servlet answers ends up here.
 */
@WebServlet(urlPatterns = "/", loadOnStartup = 1)
public class ConsoleFiles extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final Set<String> HIDDEN = Set.of("/WEB-INF/", "/META-INF/");

  private record ConsoleFile(String path, String type, String tag, int length) {}

  private final transient Map<String, ConsoleFile> files = new HashMap<>();

  /** Finds them all: a path that is requested and is not among them is not even looked up. */
  @Override
  public void init() {
    find("/");
  }

  private void find(String folder) {
    ServletContext application = getServletContext();
    for (String path : application.getResourcePaths(folder)) {
      if (!path.endsWith("/")) {
        files.put(path, file(application, path));
      } else if (!HIDDEN.contains(path)) {
        find(path);
      }
    }
  }

  private static ConsoleFile file(ServletContext application, String path) {
    try (InputStream stream = application.getResourceAsStream(path)) {
      byte[] content = stream.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      String tag = '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
      return new ConsoleFile(path, application.getMimeType(path), tag, content.length);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConsoleFile file = files.get(request.getServletPath());
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!ConsolePages.isReading(request)) {
      ConsolePages.refuseMethod(response);
    } else {
      send(file, request, response);
    }
  }

  private void send(ConsoleFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("ETag", file.tag());
    String known = request.getHeader("If-None-Match");
    if (known != null && known.contains(file.tag()) && response.getStatus() == 200) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (file.type() != null) {
      response.setContentType(file.type());
    }
    response.setContentLength(file.length());
    if ("GET".equals(request.getMethod())) {
      try (InputStream content = getServletContext().getResourceAsStream(file.path())) {
        content.transferTo(response.getOutputStream());
      }
    }
  }
}
