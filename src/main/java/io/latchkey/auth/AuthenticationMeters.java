package io.latchkey.auth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts authentications by outcome: {@code accepted}, or the reason for the rejection. */
@ApplicationScoped
public class AuthenticationMeters {

  @Inject MeterRegistry registry;

  private final Map<String, Counter> byOutcome = new ConcurrentHashMap<>();

  /** One more with this outcome. */
  public void count(String outcome) {
    byOutcome.computeIfAbsent(outcome, this::register).increment();
  }

  private Counter register(String outcome) {
    return Counter.builder("latchkey.authentications").tag("outcome", outcome).register(registry);
  }
}
