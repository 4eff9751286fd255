package io.latchkey.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Threads that verify without pause, and what that costs. Ends with an error if one is refused. */
final class VerificationLoad {

  /**
   * What was measured.
   *
   * @param perSecond verifications, of all threads together
   * @param own CPU time of this process for one, in microseconds, with all its threads
   * @param others the same of Latchkey and its database
   */
  record Figures(double perSecond, double own, double others) {}

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ProcessHandle> others;

  VerificationLoad(List<ProcessHandle> others) {
    this.others = others;
  }

  /**
   * For some time, the keys in an order of chance.
   *
   * @param keys how many are in use, from the first
   */
  Figures run(Verification verification, int keys, int count, Duration time) throws Exception {
    int[] order = order(keys);
    AtomicBoolean stop = new AtomicBoolean();
    Costs before = Costs.now(others);
    List<Future<Long>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = i * (keys / count);
      running.add(threads.submit(() -> verify(verification, order, first, stop)));
    }
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
    stop.set(true);
    long verified = 0;
    for (Future<Long> thread : running) {
      verified += thread.get();
    }
    return before.until(Costs.now(others), verified);
  }

  private static long verify(Verification how, int[] order, int first, AtomicBoolean stop) {
    long verified = 0;
    for (int i = first; !stop.get(); i = i + 1 < order.length ? i + 1 : 0) {
      require(how.permits(order[i]));
      verified++;
    }
    return verified;
  }

  /**
   * Each key once, by more threads than a service has cores; says how many were verified in each
   * second since the beginning.
   */
  Figures once(Verification verification, int keys, int count, AtomicLongArray bySecond)
      throws Exception {
    int[] order = order(keys);
    AtomicInteger next = new AtomicInteger();
    Costs before = Costs.now(others);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < count; thread++) {
      running.add(
          threads.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < keys; i = next.getAndIncrement()) {
                  require(verification.permits(order[i]));
                  long second = (System.nanoTime() - before.nanos()) / 1_000_000_000;
                  bySecond.incrementAndGet((int) Math.min(second, bySecond.length() - 1));
                }
              }));
    }
    for (Future<?> thread : running) {
      thread.get();
    }
    return before.until(Costs.now(others), keys);
  }

  private static int[] order(int keys) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, keys).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void require(boolean permitted) {
    if (!permitted) {
      throw new IllegalStateException("a key was refused");
    }
  }

  void close() {
    threads.shutdown();
  }

  /** Time, and CPU time, all in nanoseconds. */
  private record Costs(long nanos, long own, long others) {

    static Costs now(List<ProcessHandle> others) {
      return new Costs(
          System.nanoTime(),
          SYSTEM.getProcessCpuTime(),
          others.stream()
              .mapToLong(p -> p.info().totalCpuDuration().orElseThrow().toNanos())
              .sum());
    }

    Figures until(Costs end, long verified) {
      return new Figures(
          verified * 1e9 / (end.nanos - nanos),
          (end.own - own) / 1e3 / verified,
          (end.others - others) / 1e3 / verified);
    }
  }
}
