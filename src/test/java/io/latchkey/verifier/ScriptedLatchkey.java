package io.latchkey.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What a verifier asks, with the answers that a test wishes: those that no Latchkey gives. */
final class ScriptedLatchkey implements AutoCloseable {

  static final String OWN = "verifierid-ownsecretownsecretown0";
  static final int LONG_LEASE = 5_000;
  static final int SHORT_LEASE = 100;
  static final String INACTIVE = "{\"active\":false}";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How one request is answered. */
  interface Script {
    void answer(HttpExchange exchange, String token) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  private volatile Script introspection = (exchange, token) -> send(exchange, 200, active(token));
  private volatile Script feed = (exchange, none) -> send(exchange, 200, feed(LONG_LEASE));

  ScriptedLatchkey() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(threads);
    server.createContext("/oauth2/introspect", this::introspect);
    server.createContext("/api/v2/revocations", exchange -> feed.answer(exchange, ""));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  VerifierBuilder verifier() {
    return LatchkeyVerifier.at(url()).as(OWN).timeout(PATIENCE);
  }

  private void introspect(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String token = form.replaceFirst("fresh=true&token=", "");
    asked.add(token);
    introspection.answer(exchange, token);
  }

  ScriptedLatchkey introspects(Script script) {
    introspection = script;
    return this;
  }

  ScriptedLatchkey introspects(int status, String json) {
    return introspects((exchange, token) -> send(exchange, status, json));
  }

  ScriptedLatchkey tells(Script script) {
    feed = script;
    return this;
  }

  ScriptedLatchkey tells(int status, String json) {
    return tells((exchange, none) -> send(exchange, status, json));
  }

  ScriptedLatchkey tells(int leaseMillis) {
    return tells((exchange, none) -> send(exchange, 200, feed(leaseMillis)));
  }

  /** The texts about which it was asked. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  static String key(String id) {
    return id + "-" + "0123456789abcdefghijkl";
  }

  static String active(String token) {
    return active(token.substring(0, 10), Instant.now().plusSeconds(3_600).getEpochSecond());
  }

  static String active(String id, long end) {
    return """
        {"active":true,"scope":"invoice:read","client_id":"%1$s","username":"olga",
         "sub":"00000000-0000-0000-0000-000000000001","token_type":"Bearer","iss":"http://x",
         "iat":1,"exp":%2$d,"jti":"%1$s","login_type":"token","roles":["owner"]}"""
        .formatted(id, end);
  }

  static String feed(int leaseMillis) {
    return """
        {"now":"%s","lease_ms":%d,"window_ms":10000,"revocations":[]}"""
        .formatted(Instant.now(), leaseMillis);
  }

  static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Holds an answer back until the test is over. */
  static void hold(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("waited in vain");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Waits until the verifier answers from memory. */
  static void awaitMemory(LatchkeyVerifier verifier, String key) {
    await(
        () -> {
          long before = verifier.statistics().hits();
          return verifier.verify(key) != null && verifier.statistics().hits() > before;
        });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
