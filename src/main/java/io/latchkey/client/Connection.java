package io.latchkey.client;

import static java.util.Objects.requireNonNull;

import io.latchkey.api.ErrorResponse;
import io.latchkey.api.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Requests and answers: the key and the headers on the way out, JSON both ways, errors turned into
 * exceptions.
 */
final class Connection {
  private static final String KEY = "Coder-Session-Token";
  private static final String VERSION = "X-Coder-Build-Version";
  private static final int REFUSED = 300;

  private final HttpClient http;
  private final URI server;
  private final String key;
  private final Map<String, String> headers;
  private final Duration timeout;
  private final AtomicReference<String> version;

  Connection(
      HttpClient http, URI server, String key, Map<String, String> headers, Duration timeout) {
    this(http, server, key, headers, timeout, new AtomicReference<>());
  }

  private Connection(
      HttpClient http,
      URI server,
      String key,
      Map<String, String> headers,
      Duration timeout,
      AtomicReference<String> version) {
    this.http = requireNonNull(http);
    this.server = requireNonNull(server);
    this.key = requireNonNull(key);
    this.headers = Map.copyOf(headers);
    this.timeout = requireNonNull(timeout);
    this.version = requireNonNull(version);
  }

  Connection as(String otherKey) {
    return new Connection(http, server, otherKey, headers, timeout, version);
  }

  URI server() {
    return server;
  }

  /** The server's version, as the latest answer gave it. */
  Optional<String> serverVersion() {
    return Optional.ofNullable(version.get());
  }

  /** One part of a path, escaped. */
  static String segment(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty name or id");
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  <T> T get(String path, Class<T> type) {
    return answer(type, send("GET", path, BodyPublishers.noBody(), false));
  }

  <T> T post(String path, Class<T> type) {
    return answer(type, send("POST", path, BodyPublishers.noBody(), false));
  }

  <T> T send(String method, String path, Record body, Class<T> type) {
    return answer(type, send(method, path, BodyPublishers.ofString(Json.write(body)), true));
  }

  <T> T put(String path, Class<T> type) {
    return answer(type, send("PUT", path, BodyPublishers.noBody(), false));
  }

  /** Sends a request and ignores the body of the answer. */
  void run(String method, String path) {
    refuse(send(method, path, BodyPublishers.noBody(), false));
  }

  /** As {@link #run(String, String)}, with a body. */
  void run(String method, String path, Record body) {
    refuse(send(method, path, BodyPublishers.ofString(Json.write(body)), true));
  }

  private HttpResponse<byte[]> send(
      String method, String path, BodyPublisher body, boolean hasBody) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/api/v2" + path))
            .method(method, body)
            .timeout(timeout)
            .setHeader("Accept", "application/json")
            .setHeader("User-Agent", "latchkey");
    if (hasBody) {
      request.setHeader("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    if (!key.isEmpty()) {
      request.setHeader(KEY, key);
    }
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue(VERSION)
          .filter(text -> !text.isEmpty())
          .ifPresent(version::set);
      return response;
    } catch (IOException e) {
      throw new UnreachableException(server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(server, new InterruptedIOException("interrupted"));
    }
  }

  private static <T> T answer(Class<T> type, HttpResponse<byte[]> response) {
    refuse(response);
    try {
      return type.cast(Json.read(response.body(), type));
    } catch (IllegalArgumentException e) {
      String what = "the answer is not the JSON of this API; is the address right?";
      throw refusal(response, new ErrorResponse(what, e.getMessage(), null));
    }
  }

  private static void refuse(HttpResponse<byte[]> response) {
    if (response.statusCode() < REFUSED) {
      return;
    }
    ErrorResponse error = null;
    try {
      error = Json.read(new String(response.body(), StandardCharsets.UTF_8), ErrorResponse.class);
    } catch (IllegalArgumentException notOurs) {
      // A page of a proxy or another server: its status is all that can be reported.
    }
    if (error == null || error.message() == null || error.message().isEmpty()) {
      String type = response.headers().firstValue("Content-Type").orElse("nothing");
      String target = response.headers().firstValue("Location").map(to -> ", to " + to).orElse("");
      error = new ErrorResponse("expected JSON, got " + type + target, null, null);
    }
    throw refusal(response, error);
  }

  private static RefusedException refusal(HttpResponse<byte[]> response, ErrorResponse error) {
    HttpRequest request = response.request();
    return new RefusedException(request.method(), request.uri(), response.statusCode(), error);
  }
}
