package io.latchkey.revocation;

import io.latchkey.lease.LeaseStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Counts revocations, how long their answers waited, and what the cache does. */
@ApplicationScoped
public class RevocationMeters {

  private static final double NANOSECONDS = 1e9;

  @Inject MeterRegistry registry;

  private Timer waits;

  @PostConstruct
  void register() {
    waits = Timer.builder("latchkey.revocations").register(registry);
  }

  void waited(Duration wait) {
    waits.record(wait);
  }

  /** Shows that cache's numbers from now on. */
  void show(Supplier<LeaseStatistics> cache) {
    count("latchkey.cache.hits", cache, LeaseStatistics::hits);
    count("latchkey.cache.misses", cache, LeaseStatistics::misses);
    count("latchkey.cache.lapses", cache, LeaseStatistics::lapses);
    gauge("latchkey.cache.records", cache, LeaseStatistics::records);
    gauge(
        "latchkey.lease.poll.age.seconds",
        cache,
        all -> all.sinceLastPoll().map(age -> age.toNanos() / NANOSECONDS).orElse(Double.NaN));
  }

  private void count(
      String name, Supplier<LeaseStatistics> cache, ToDoubleFunction<LeaseStatistics> number) {
    FunctionCounter.builder(name, cache, all -> number.applyAsDouble(all.get())).register(registry);
  }

  private void gauge(
      String name, Supplier<LeaseStatistics> cache, ToDoubleFunction<LeaseStatistics> number) {
    Gauge.builder(name, cache, all -> number.applyAsDouble(all.get()))
        .strongReference(true)
        .register(registry);
  }
}
