package io.latchkey.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The only registry of counters and timers. We bring it along because not every server has one. */
@ApplicationScoped
public class Meters {

  private static final PrometheusMeterRegistry REGISTRY =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Where features register what they count. */
  @Produces
  public MeterRegistry registry() {
    return REGISTRY;
  }

  /** All of it, in the format that Prometheus reads. */
  String scrape() {
    return REGISTRY.scrape();
  }
}
