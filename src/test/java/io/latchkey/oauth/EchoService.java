package io.latchkey.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that lets everybody in, and answers with what it was sent. */
final class EchoService implements AutoCloseable {
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  EchoService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests reached it. */
  int requests() {
    return requests.get();
  }

  /**
   * The headers by their names in lower case, several values joined by commas; and {@code request}
   * and {@code body}.
   */
  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    JsonObjectBuilder seen = Json.createObjectBuilder();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> seen.add(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    seen.add("request", exchange.getRequestMethod() + " " + exchange.getRequestURI());
    seen.add("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] body = seen.build().toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
