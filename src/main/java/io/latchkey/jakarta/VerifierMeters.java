package io.latchkey.jakarta;

import io.latchkey.verifier.LatchkeyVerifier;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.TimeGauge;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The verifier's numbers in Micrometer's global registry, where that is on the class path: {@code
 * latchkey.verifier.answers} (from {@code memory}, or from {@code latchkey}, asked because there
 * was no record or no lease), {@code latchkey.verifier.records}, and {@code
 * latchkey.verifier.revocations.age}, the age of the list of revocations, which is below the lease
 * while all is well.
 */
final class VerifierMeters {

  private static final String ANSWERS = "latchkey.verifier.answers";

  private static List<Meter> registered = List.of();

  private VerifierMeters() {}

  static synchronized void register(LatchkeyVerifier verifier) {
    registered =
        List.of(
            FunctionCounter.builder(ANSWERS, verifier, known -> known.statistics().hits())
                .tag("from", "memory")
                .register(Metrics.globalRegistry),
            FunctionCounter.builder(
                    ANSWERS,
                    verifier,
                    known -> known.statistics().misses() + known.statistics().lapses())
                .tag("from", "latchkey")
                .register(Metrics.globalRegistry),
            Gauge.builder(
                    "latchkey.verifier.records", verifier, known -> known.statistics().records())
                .register(Metrics.globalRegistry),
            TimeGauge.builder(
                    "latchkey.verifier.revocations.age",
                    verifier,
                    TimeUnit.MILLISECONDS,
                    VerifierMeters::age)
                .register(Metrics.globalRegistry));
  }

  private static double age(LatchkeyVerifier verifier) {
    return verifier
        .statistics()
        .sinceLastPoll()
        .map(age -> (double) age.toMillis())
        .orElse(Double.NaN);
  }

  static synchronized void remove() {
    registered.forEach(Metrics.globalRegistry::remove);
    registered = List.of();
  }
}
