package io.latchkey.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A small HTTP server with prepared answers, for what no Latchkey would answer. */
final class StandIn implements AutoCloseable {
  private final Map<String, Prepared> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile String heldStart = "";

  private record Prepared(int status, String type, String body) {}

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Prepares the JSON answer to a request such as {@code GET /api/v2/users/me}. */
  StandIn on(String request, int status, String json) {
    return on(request, status, "application/json", json);
  }

  StandIn on(String request, int status, String type, String body) {
    answers.put(request, new Prepared(status, type, body));
    return this;
  }

  /** Answers nothing from now on, until {@link #letGo}. */
  StandIn hold() {
    return hold("");
  }

  /** Answers no request that begins like this, such as {@code PUT}, until {@link #letGo}. */
  StandIn hold(String start) {
    heldStart = start;
    held = new CountDownLatch(1);
    return this;
  }

  void letGo() {
    held.countDown();
  }

  /** What was asked: method, path with query, key, and body, one text each. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Coder-Session-Token");
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + (key == null ? "" : key)
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (request.startsWith(heldStart)) {
      awaitRelease();
    }
    Prepared answer = answers.getOrDefault(request, new Prepared(404, "text/html", "<h1>no</h1>"));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.getResponseHeaders().set("X-Coder-Build-Version", "v2.99.0");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitRelease() throws InterruptedIOException {
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
  }
}
