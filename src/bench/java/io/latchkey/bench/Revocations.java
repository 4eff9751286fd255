package io.latchkey.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Revokes keys while something else is measured; started by {@code authenticated-request}: {@code
 * Revocations ADDRESS FILE}, each line of the file a key and one of the same user to revoke. Reads
 * lines: "RATE SECONDS" begins to revoke RATE keys a second, at even distances whether or not those
 * before were answered, and ends with a line "." when all have been; "report" says how long the
 * answers took.
 *
 * <p>Every tenth key is used before, so that it is cached, and after the answer, when it must be
 * refused. (All of them would soon be more requests at once than the server allows one client.)
 */
class Revocations {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final Iterator<String> lines;
  private final Map<Integer, List<Double>> milliseconds = new TreeMap<>();
  private int tried;
  private int failed;
  private int accepted;

  private Revocations(String address, Iterator<String> lines) {
    this.address = address;
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
        String[] numbers = command.split(" ");
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
      String[] keys = lines.next().split(" ");
      running.add(revoke(rate, keys[0], keys[1]));
    }
    CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
  }

  private CompletableFuture<Void> revoke(int rate, String by, String key) {
    String id = key.substring(0, key.indexOf('-'));
    HttpRequest expiry =
        request("/api/v2/users/me/keys/" + id + "/expire", by)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    if (tried++ % 10 > 0) {
      return timed(rate, expiry);
    }
    return status(use(key))
        .thenCompose(before -> timed(rate, expiry))
        .thenCompose(done -> status(use(key)))
        .thenAccept(this::expectRefusal);
  }

  private CompletableFuture<Void> timed(int rate, HttpRequest expiry) {
    long sent = System.nanoTime();
    return status(expiry)
        .thenAccept(answer -> record(rate, answer / 100 == 2, (System.nanoTime() - sent) / 1e6));
  }

  private HttpRequest use(String key) {
    return request("/api/v2/users/me", key).build();
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(30))
        .header("Coder-Session-Token", key);
  }

  /** 0 when there is no answer. */
  private CompletableFuture<Integer> status(HttpRequest request) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((response, failure) -> response == null ? 0 : response.statusCode());
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
