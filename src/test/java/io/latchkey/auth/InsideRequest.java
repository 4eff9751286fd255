package io.latchkey.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A request over HTTP from a test inside the server. */
final class InsideRequest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private InsideRequest() {}

  /**
   * Sends a request.
   *
   * @param here the request that runs the test
   * @param key empty for none
   * @param request method, path and JSON, whose quotes may be single
   */
  static HttpResponse<String> send(HttpServletRequest here, String key, String request)
      throws Exception {
    String[] parts = request.split(" ", 3);
    HttpRequest.Builder built =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + here.getLocalPort() + "/api/v2" + parts[1]));
    boolean empty = parts.length < 3 || parts[2].isEmpty();
    built.method(
        parts[0],
        empty ? BodyPublishers.noBody() : BodyPublishers.ofString(parts[2].replace('\'', '"')));
    if (!empty) {
      built.header("Content-Type", "application/json");
    }
    if (!key.isEmpty()) {
      built.header("Coder-Session-Token", key);
    }
    return CLIENT.send(built.build(), BodyHandlers.ofString());
  }
}
