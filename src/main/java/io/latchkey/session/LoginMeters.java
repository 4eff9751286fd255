package io.latchkey.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts logins by outcome. */
@ApplicationScoped
public class LoginMeters {

  @Inject MeterRegistry registry;

  void count(String outcome) {
    Counter.builder("latchkey.logins").tag("outcome", outcome).register(registry).increment();
  }
}
