package io.latchkey.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The one registry of counters and timers; brought along, for not every server has one. */
@ApplicationScoped
public class Meters {

  private static final PrometheusMeterRegistry REGISTRY =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Where features register what they count. */
  @Produces
  public MeterRegistry registry() {
    return REGISTRY;
  }

  /** All of it as Prometheus reads it. */
  String scrape() {
    return REGISTRY.scrape();
  }
}
