package io.latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The memory of a JVM while it does something: resident from {@code /proc}, the heap, garbage
 * included, as {@code jstat} sees it every 50 ms.
 */
class ServerMemory {

  private final long process;
  private final Path seen;
  private final Process jstat;
  private final long residentBefore;

  private ServerMemory(long process, Path seen, Process jstat, long residentBefore) {
    this.process = process;
    this.seen = seen;
    this.jstat = jstat;
    this.residentBefore = residentBefore;
  }

  /** Collects garbage, then watches until {@link #report()}. */
  static ServerMemory watch(long process) throws Exception {
    String id = Long.toString(process);
    new ProcessBuilder("jcmd", id, "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    Files.writeString(Path.of("/proc", id, "clear_refs"), "5"); // begins a new peak
    Path seen = Files.createTempFile("jstat", ".txt");
    Process jstat =
        new ProcessBuilder("jstat", "-gc", id, "50").redirectOutput(seen.toFile()).start();
    return new ServerMemory(process, seen, jstat, resident(process, "VmRSS"));
  }

  /** Ends watching. */
  String report() throws Exception {
    jstat.destroy();
    jstat.waitFor();
    List<Double> heap =
        Files.readAllLines(seen).stream()
            .skip(1)
            .map(line -> line.strip().split("\\s+"))
            .filter(columns -> columns.length > 7)
            .map(ServerMemory::used)
            .toList();
    Files.delete(seen);
    return String.format(
        "resident before %d MB, peak %d MB; heap used before %.0f MB, peak %.0f MB",
        residentBefore,
        resident(process, "VmHWM"),
        heap.stream().findFirst().orElse(0.0),
        heap.stream().mapToDouble(v -> v).max().orElse(0));
  }

  /** Both survivor spaces, Eden and the old generation, in megabytes. */
  private static double used(String[] columns) {
    return IntStream.of(2, 3, 5, 7).mapToDouble(i -> Double.parseDouble(columns[i])).sum() / 1000;
  }

  private static long resident(long process, String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000)
        .sum();
  }
}
