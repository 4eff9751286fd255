package io.latchkey.bench;

import io.latchkey.bench.VerificationLoad.Figures;
import io.latchkey.verifier.LatchkeyVerifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service of {@code src/bench/verification}, in whose process keys are verified in three ways:
 * {@code VerificationBench ADDRESS FOLDER USERS ROUNDS SECONDS WARMUP REVOCATIONS PROCESS...}. The
 * folder has what {@link FillKeys} and {@link JwtTokens} wrote, and the keys {@code own}, the
 * service's, and {@code owner}, which may revoke others; the processes are Latchkey and its
 * database. Seconds may be fractions.
 */
final class VerificationBench {

  private static final int COLD_THREADS = 16;
  private static final int COLD_SECONDS = 3_600;

  private final URI latchkey;
  private final Path folder;
  private final List<String> keys;
  private final VerificationLoad load;
  private final LatchkeyVerifier verifier;
  private final Map<String, Verification> ways = new LinkedHashMap<>();

  private VerificationBench(URI latchkey, Path folder, List<ProcessHandle> others)
      throws Exception {
    this.latchkey = latchkey;
    this.folder = folder;
    this.keys = Files.readAllLines(folder.resolve("in-use"));
    this.load = new VerificationLoad(others);
    String own = key("own");
    this.verifier =
        LatchkeyVerifier.at(latchkey.toString())
            .as(own)
            .records(keys.size() + keys.size() / 5L)
            .build();
    ways.put("MP-JWT", JwtVerification.of(folder));
    ways.put("verifier", new VerifierVerification(verifier, keys));
    ways.put("introspection", new IntrospectionVerification(latchkey, own, keys));
  }

  public static void main(String[] arguments) throws Exception {
    List<ProcessHandle> others =
        Stream.of(arguments)
            .skip(7)
            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
            .toList();
    VerificationBench bench =
        new VerificationBench(URI.create(arguments[0]), Path.of(arguments[1]), others);
    Duration warmup = seconds(arguments[5]);
    bench.load.run(bench.ways.get("introspection"), bench.keys.size(), 2, warmup);
    bench.cold();
    for (Verification way : bench.ways.values()) {
      bench.load.run(way, bench.keys.size(), 2, warmup);
      bench.load.run(way, 1, 1, seconds("1"));
    }
    bench.warm(Integer.parseInt(arguments[3]), seconds(arguments[4]));
    bench.revocations(Integer.parseInt(arguments[6]), Integer.parseInt(arguments[2]));
    bench.verifier.close();
    bench.load.close();
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1e3));
  }

  private String key(String name) throws Exception {
    return Files.readString(folder.resolve(name)).strip();
  }

  private void cold() throws Exception {
    AtomicLongArray bySecond = new AtomicLongArray(COLD_SECONDS);
    Figures all = load.once(ways.get("verifier"), keys.size(), COLD_THREADS, bySecond);
    System.out.printf(
        "cold, %d threads, each of %d keys for the first time: all in %.1f s; CPU a key %.0f us,"
            + " and %.0f of Latchkey and MySQL%n",
        COLD_THREADS, keys.size(), keys.size() / all.perSecond(), all.own(), all.others());
    StringBuilder line = new StringBuilder("verified in each of the first seconds:");
    for (int i = 0; i < 10 && bySecond.get(i) > 0; i++) {
      line.append(' ').append(bySecond.get(i));
    }
    System.out.println(line);
  }

  private void warm(int rounds, Duration time) throws Exception {
    Map<String, List<Figures>> measured = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int threads : new int[] {1, 2}) {
        for (int used : new int[] {1, keys.size()}) {
          for (Map.Entry<String, Verification> way : ways.entrySet()) {
            measured
                .computeIfAbsent(name(way.getKey(), threads, used), n -> new ArrayList<>())
                .add(load.run(way.getValue(), used, threads, time));
          }
        }
      }
    }
    System.out.printf(
        "%n%-42s %12s %22s %20s%n%-42s %12s %12s %9s %10s %9s%n",
        "",
        "",
        "CPU, us for one",
        "MP-JWT is 1",
        "medians",
        "a second",
        "service",
        "others",
        "a second",
        "CPU");
    for (int threads : new int[] {1, 2}) {
      for (int used : new int[] {1, keys.size()}) {
        List<Figures> peer = measured.get(name("MP-JWT", threads, used));
        for (String way : ways.keySet()) {
          String name = name(way, threads, used);
          print(name, measured.get(name), peer);
        }
      }
    }
  }

  private static String name(String way, int threads, int used) {
    return way
        + (threads == 1 ? ", 1 thread, " : ", 2 threads, ")
        + (used == 1 ? "1 key" : used + " keys");
  }

  private static void print(String name, List<Figures> figures, List<Figures> peer) {
    double[] rates = new double[figures.size()];
    double[] costs = new double[figures.size()];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = figures.get(i).perSecond() / peer.get(i).perSecond();
      costs[i] = figures.get(i).own() / peer.get(i).own();
    }
    System.out.printf(
        "%-42s %12.0f %12.2f %9.2f %10.3f %9.3f%n",
        name,
        median(figures, Figures::perSecond),
        median(figures, Figures::own),
        median(figures, Figures::others),
        median(rates),
        median(costs));
  }

  private void revocations(int number, int users) throws Exception {
    RevocationWatch watch = new RevocationWatch(latchkey, key("owner"), verifier);
    List<RevocationWatch.Seen> seen = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      int key = keys.size() - i;
      seen.add(watch.expire(keys.get(key), "user-" + key % users));
    }
    System.out.printf(
        "%n%d keys revoked while one thread verifies them without pause: accepted %d times, of"
            + " which %d began after the answer%n",
        number,
        seen.stream().mapToLong(RevocationWatch.Seen::accepted).sum(),
        seen.stream().mapToLong(RevocationWatch.Seen::after).sum());
    System.out.printf(
        "from the answer to the end of the last acceptance, ms: %s; answers took, ms: %s%n",
        spread(seen, RevocationWatch.Seen::last), spread(seen, RevocationWatch.Seen::took));
    System.out.println("A JWT is accepted until it ends, whatever is revoked meanwhile.");
  }

  private static <T> String spread(List<T> seen, ToDoubleFunction<T> figure) {
    double[] sorted = seen.stream().mapToDouble(figure).sorted().toArray();
    return Stream.of(sorted[0], median(sorted), sorted[sorted.length - 1])
        .map(value -> String.format("%.0f", value))
        .collect(Collectors.joining(" / ", "", " (least / median / most)"));
  }

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    return median(figures.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
