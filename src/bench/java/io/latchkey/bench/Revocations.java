package io.latchkey.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Revokes keys while something else is measured; started by {@code authenticated-request}: {@code
 * Revocations ADDRESS FILE}, each line of the file a key and one of the same user to revoke. Reads
 * lines: "RATE SECONDS" begins to revoke RATE keys a second, at even distances whether or not those
 * before were answered, and ends with a line "." when all have been; "report" says how long the
 * answers took.
 *
 * <p>Every tenth key is used before, so that it is cached, and after the answer, when it must be
 * refused. The requests come from several addresses of the loopback network, because the server
 * limits how many it answers at once for each: those that wait for the lease count.
 */
class Revocations {

  private static final int CLIENTS = 8;

  private final ExecutorService threads = Executors.newCachedThreadPool(Revocations::thread);
  private final URI address;
  private final Iterator<String> lines;
  private final Map<Integer, List<Double>> milliseconds = new TreeMap<>();
  private int tried;
  private int failed;
  private int accepted;

  private Revocations(String address, Iterator<String> lines) {
    this.address = URI.create(address);
    this.lines = lines;
  }

  public static void main(String[] arguments) throws Exception {
    Revocations revocations =
        new Revocations(arguments[0], Files.readAllLines(Path.of(arguments[1])).iterator());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      if (command.equals("report")) {
        revocations.report();
      } else {
        String[] numbers = command.split(" ", -1);
        revocations.run(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      }
      System.out.println(".");
    }
  }

  private void run(int rate, int seconds) throws InterruptedException {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < rate * seconds && lines.hasNext(); i++) {
      long due = start + TimeUnit.SECONDS.toNanos(i) / rate;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      String[] keys = lines.next().split(" ", -1);
      running.add(revoke(rate, keys[0], keys[1]));
    }
    CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
  }

  private CompletableFuture<Void> revoke(int rate, String by, String key) {
    String id = key.substring(0, key.indexOf('-'));
    int client = tried++ % CLIENTS;
    boolean used = tried % 10 == 0;
    long due = System.nanoTime();
    return CompletableFuture.runAsync(
        () -> {
          long sent = due;
          if (used) {
            status("GET", "/api/v2/users/me", key, client);
            sent = System.nanoTime();
          }
          int answer = status("PUT", "/api/v2/users/me/keys/" + id + "/expire", by, client);
          record(rate, answer / 100 == 2, (System.nanoTime() - sent) / 1e6);
          if (used) {
            expectRefusal(status("GET", "/api/v2/users/me", key, client));
          }
        },
        threads);
  }

  /** Sends a request on a connection of its own; 0 when there is no answer. */
  private int status(String method, String path, String key, int client) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress("127.0.0." + (client + 2), 0));
      socket.setSoTimeout(30_000);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      String request =
          String.join(
              "\r\n",
              "%s %s HTTP/1.1",
              "Host: %s",
              "Coder-Session-Token: %s",
              "Content-Length: 0",
              "Connection: close",
              "",
              "");
      socket
          .getOutputStream()
          .write(
              request
                  .formatted(method, path, address.getAuthority(), key)
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9, 12));
    } catch (IOException | RuntimeException failed) {
      return 0;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "revocation", 1 << 17);
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void record(int rate, boolean done, double took) {
    if (done) {
      milliseconds.computeIfAbsent(rate, r -> new ArrayList<>()).add(took);
    } else {
      failed++;
    }
  }

  private synchronized void expectRefusal(int status) {
    if (status != 401) {
      accepted++;
    }
  }

  private synchronized void report() {
    milliseconds.forEach(
        (rate, times) -> {
          List<Double> sorted = times.stream().sorted().toList();
          System.out.printf(
              "%d revocations a second: %d answered, p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
              rate,
              sorted.size(),
              sorted.get(sorted.size() / 2),
              sorted.get(sorted.size() * 99 / 100),
              sorted.get(sorted.size() - 1));
        });
    System.out.printf(
        "revocations that failed: %d; keys not refused after: %d%n", failed, accepted);
    milliseconds.clear();
    failed = 0;
    accepted = 0;
  }
}
